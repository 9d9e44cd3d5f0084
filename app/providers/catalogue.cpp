// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "providers/catalogue.h"

#include "providers/loader.h"
#include "providers/recogniser.h"

#include <algorithm>

namespace providers {

struct Catalogue::Private {
    std::vector<std::unique_ptr<const Description>> descriptions;
    std::vector<Provider> providers;
    QStringList problems;
    int slots = 0;
};

Catalogue::Catalogue() : d(std::make_unique<Private>()) { }

Catalogue::~Catalogue() = default;

std::shared_ptr<const Catalogue> Catalogue::load(const QString &userFolder)
{
    Loader loader;
    loader.readAll(QStringLiteral(":/providers"), false);
    if (!userFolder.isEmpty())
        loader.readAll(userFolder, true);
    std::shared_ptr<Catalogue> catalogue(new Catalogue);
    catalogue->d->descriptions = loader.takeDescriptions();
    catalogue->d->problems = loader.takeProblems();
    catalogue->d->slots = loader.slots();
    for (const auto &description : catalogue->d->descriptions)
        catalogue->d->providers.push_back(description->provider);
    return catalogue;
}

const std::vector<Provider> &Catalogue::providers() const
{
    return d->providers;
}

const Provider *Catalogue::provider(QStringView name) const
{
    const auto found = std::find_if(d->providers.begin(), d->providers.end(),
        [&](const Provider &provider) { return provider.name == name; });
    return found == d->providers.end() ? nullptr : &*found;
}

const EventType *Catalogue::eventType(QStringView provider, QStringView type) const
{
    const Provider *found = this->provider(provider);
    if (!found)
        return nullptr;
    const auto &types = found->eventTypes;
    const auto at = std::find_if(types.begin(), types.end(), [&](const EventType &t) { return t.name == type; });
    return at == types.end() ? nullptr : &*at;
}

const Sample *Catalogue::sample(QStringView provider, QStringView name) const
{
    const Provider *found = this->provider(provider);
    if (!found)
        return nullptr;
    const auto &samples = found->samples;
    const auto at = std::find_if(samples.begin(), samples.end(), [&](const Sample &s) { return s.name == name; });
    return at == samples.end() ? nullptr : &*at;
}

const QStringList &Catalogue::problems() const
{
    return d->problems;
}

Recognition Catalogue::recognise(const core::Request &request, std::string_view expected) const
{
    return providers::recognise(request, expected, d->descriptions, d->slots);
}

} // namespace providers
