// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/theme.h"

#include "theme/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QToolTip>

#include <array>

namespace theme {
namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

// In the order of Role. Every text colour keeps 4.5:1 on Base, Panel, the selection and all row
// colours, in both themes; theme_test.cpp holds it to that.
constexpr std::array<Pair, 24> roleColours {{
    {0x0a6b7c, 0x5cc4d8}, // Accent
    {0x1a6e35, 0x6fcf8a}, {0x8a5200, 0xe9b452}, {0xb3261e, 0xff9a91}, {0x1d5fae, 0x86b8f5},
    {0x57606a, 0xa3adb6}, // Success, Warning, Danger, Info, Muted
    {0xe1f3e5, 0x173322}, {0xfdf0d5, 0x3a2d12}, {0xfde7e5, 0x45201e}, {0xe4effb, 0x1a2f4a}, // fills
    {0xd9dee3, 0x343b41}, // Line
    {0xf3f5f7, 0x1d2226}, // Panel
    {0x0b5a8f, 0x82c2f2}, {0x25682f, 0x8fd39a}, {0x8a4300, 0xeab170}, {0x86309b, 0xd9a1ea}, // JSON
    {0xffe8a3, 0x5c4a12}, {0xffc46b, 0x7d5410}, // Match, CurrentMatch
    {0xfbdedb, 0x4a2523}, {0xfcefc2, 0x443718}, {0xd9f0dc, 0x1f3d28}, {0xdae8fa, 0x1f3652},
    {0xebe0f7, 0x382a4d}, {0xe4e7ea, 0x333a40}, // rows
}};
static_assert(roleColours.size() == size_t(Role::RowGrey) + 1);

struct PaletteEntry {
    QPalette::ColorRole role;
    Pair colour;
};

constexpr std::array paletteColours {
    PaletteEntry {QPalette::Window, {0xf3f5f7, 0x1d2226}},
    PaletteEntry {QPalette::WindowText, {0x1c2127, 0xe6eaed}},
    PaletteEntry {QPalette::Base, {0xffffff, 0x15191d}},
    PaletteEntry {QPalette::AlternateBase, {0xf7f9fa, 0x191e22}},
    PaletteEntry {QPalette::Text, {0x1c2127, 0xe6eaed}},
    PaletteEntry {QPalette::PlaceholderText, {0x68727c, 0x8f9aa4}},
    PaletteEntry {QPalette::Button, {0xffffff, 0x2a3036}},
    PaletteEntry {QPalette::ButtonText, {0x1c2127, 0xe6eaed}},
    PaletteEntry {QPalette::BrightText, {0xb3261e, 0xff9a91}},
    PaletteEntry {QPalette::ToolTipBase, {0x1c2127, 0x343b41}},
    PaletteEntry {QPalette::ToolTipText, {0xf3f5f7, 0xe6eaed}},
    PaletteEntry {QPalette::Light, {0xffffff, 0x3a4249}},
    PaletteEntry {QPalette::Midlight, {0xe9edf0, 0x262c31}},
    PaletteEntry {QPalette::Mid, {0xc3cad1, 0x434c54}},
    PaletteEntry {QPalette::Dark, {0x8b959e, 0x0e1114}},
    PaletteEntry {QPalette::Shadow, {0x58616a, 0x05070a}},
    PaletteEntry {QPalette::Highlight, {0xd5ebf0, 0x1b4550}},
    PaletteEntry {QPalette::HighlightedText, {0x1c2127, 0xf1f5f7}},
    PaletteEntry {QPalette::Link, {0x0a6b7c, 0x5cc4d8}},
    PaletteEntry {QPalette::LinkVisited, {0x86309b, 0xd9a1ea}},
};

QRgb pick(const Pair &pair, bool dark)
{
    return dark ? pair.dark : pair.light;
}

QPalette makePalette(bool dark)
{
    QPalette palette;
    for (const PaletteEntry &entry : paletteColours)
        palette.setColor(QPalette::All, entry.role, QColor(pick(entry.colour, dark)));
    const QColor disabled(dark ? 0x6d7780 : 0x9aa3ab);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

// Without a palette of ours in the way, the application's is what the system wants.
bool systemIsDark()
{
    QApplication::setPalette(QPalette());
    return isDark(QApplication::palette());
}

} // namespace

QColor colour(Role role, const QPalette &palette)
{
    return QColor(pick(roleColours.at(size_t(role)), isDark(palette)));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Base).lightness()
        < palette.color(QPalette::Active, QPalette::Text).lightness();
}

void apply(Preference preference)
{
    if (!qobject_cast<Style *>(QApplication::style()))
        QApplication::setStyle(new Style);
    const bool dark = preference == Preference::System ? systemIsDark()
                                                       : preference == Preference::Dark;
    const QPalette palette = makePalette(dark);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

QFont monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // A system without a platform theme names a fixed font that is none.
    if (!QFontInfo(font).fixedPitch())
        font.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Menlo"),
            QStringLiteral("Consolas"), QStringLiteral("monospace")});
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace theme
