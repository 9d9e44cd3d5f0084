-- SPDX-FileCopyrightText: 2026 The Hookglass authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- wrk script: POSTs Whapi text messages of 600 bytes, each with an id of its own.
local count = 0
local format = '{"messages":[{"id":"%014X-gCk820d","from_me":false,"type":"text",' ..
    '"chat_id":"55119123%05d@s.whatsapp.net","timestamp":1786867211,"source":"mobile",' ..
    '"text":{"body":"%s"},"from":"55119123%05d","from_name":"Ana Prado"}],' ..
    '"event":{"type":"messages","event":"post"},"channel_id":"FALCON-7Q2XN"}'
local empty = #string.format(format, 0, 0, "", 0)
local filler = string.rep("call me back ", 60):sub(1, 600 - empty)

function request()
    count = count + 1
    local person = count * 7919 % 20000
    return wrk.format("POST", "/hooks/whapi", { ["Content-Type"] = "application/json" },
        string.format(format, count, person, filler, person))
end
