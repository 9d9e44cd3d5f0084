// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/terms.h"

#include <gtest/gtest.h>

using core::IndexField;

TEST(Terms, OnePhoneNumberHasOneFormHoweverWritten)
{
    for (const char *spelling : {"972501234567", "+972-50-123-4567", "+972 (50) 123.4567",
             "972501234567@s.whatsapp.net", "972501234567@c.us"})
        EXPECT_EQ(core::indexForm(IndexField::From, spelling), "972501234567") << spelling;
}

TEST(Terms, WhatIsNoPhoneNumberStaysItself)
{
    EXPECT_EQ(core::phoneDigits("IL.4410228877335511"), "");
    EXPECT_EQ(core::phoneDigits("120363044871235590@g.us"), "");
    EXPECT_EQ(core::phoneDigits("12"), "");
    EXPECT_EQ(core::phoneDigits("1234567890123456"), "");
    EXPECT_EQ(core::phoneDigits(""), "");
    EXPECT_EQ(core::indexForm(IndexField::From, "IL.4410228877335511"), "il.4410228877335511");
    EXPECT_EQ(core::indexForm(IndexField::Message, "972501234567@c.us"), "972501234567@c.us");
}

TEST(Terms, CaseIsFoldedInAnyScriptAndBytesSurvive)
{
    EXPECT_EQ(core::foldCase("ABC-é"), "abc-é");
    EXPECT_EQ(core::foldCase("É"), "é");
    EXPECT_EQ(core::foldCase("\xff Abc"), "\xff Abc");
}

// The numbers are in stores on disk: a change of the hash would lose their index.
TEST(Terms, KeysAreTheSameForever)
{
    EXPECT_EQ(core::indexTerm(IndexField::Provider, "whapi"), core::indexTerm(IndexField::Provider, "whapi"));
    EXPECT_NE(core::indexTerm(IndexField::Provider, "whapi"), core::indexTerm(IndexField::Kind, "whapi"));
    EXPECT_EQ(core::indexTerm(IndexField::Provider, "whapi"), 4847182106512702604);
    EXPECT_GE(core::indexTerm(IndexField::Message, "anything"), 0);
}
