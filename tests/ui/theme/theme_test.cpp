// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/glyphs.h"
#include "theme/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetrics>
#include <QImage>

#include <gtest/gtest.h>

#include <cmath>

namespace {

using theme::Role;

// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

constexpr Role textRoles[] {Role::Accent, Role::Success, Role::Warning, Role::Danger, Role::Info, Role::Muted,
    Role::JsonKey, Role::JsonString, Role::JsonNumber, Role::JsonLiteral};
constexpr Role rowRoles[] {Role::RowRed, Role::RowYellow, Role::RowGreen, Role::RowBlue, Role::RowPurple,
    Role::RowGrey};

class ThemeTest : public testing::TestWithParam<theme::Preference>
{
protected:
    void SetUp() override
    {
        theme::apply(GetParam());
        palette = QApplication::palette();
        for (QPalette::ColorRole role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window, QPalette::Highlight})
            backgrounds.append(palette.color(role));
        backgrounds.append(theme::colour(Role::Panel, palette));
        for (Role role : rowRoles)
            backgrounds.append(theme::colour(role, palette));
    }

    QPalette palette;
    QList<QColor> backgrounds; ///< everything that text stands on
};

TEST_P(ThemeTest, IsAsDarkAsAskedFor)
{
    EXPECT_EQ(theme::isDark(palette), GetParam() == theme::Preference::Dark);
}

TEST_P(ThemeTest, TextRolesAreReadableOnEveryBackground)
{
    for (Role role : textRoles) {
        for (const QColor &background : backgrounds) {
            EXPECT_GE(contrast(theme::colour(role, palette), background), 4.5)
                << "role " << int(role) << " on " << background.name().toStdString();
        }
    }
}

TEST_P(ThemeTest, OrdinaryTextIsReadableOnEveryBackgroundAndMatch)
{
    QList<QColor> grounds = backgrounds;
    for (Role role : {Role::Match, Role::CurrentMatch, Role::SuccessFill, Role::WarningFill, Role::DangerFill, Role::InfoFill})
        grounds.append(theme::colour(role, palette));
    for (const QColor &ground : grounds) {
        EXPECT_GE(contrast(palette.color(QPalette::Text), ground), 4.5) << ground.name().toStdString();
        EXPECT_GE(contrast(palette.color(QPalette::HighlightedText), ground), 4.5) << ground.name().toStdString();
    }
    EXPECT_GE(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)), 4.5);
    EXPECT_GE(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)), 4.5);
    EXPECT_GE(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)), 4.5);
}

TEST_P(ThemeTest, LevelsAreReadableOnTheirOwnFill)
{
    const std::pair<Role, Role> pairs[] {{Role::Success, Role::SuccessFill}, {Role::Warning, Role::WarningFill},
        {Role::Danger, Role::DangerFill}, {Role::Info, Role::InfoFill}};
    for (const auto &[ink, fill] : pairs)
        EXPECT_GE(contrast(theme::colour(ink, palette), theme::colour(fill, palette)), 4.5) << int(ink);
}

INSTANTIATE_TEST_SUITE_P(Both, ThemeTest, testing::Values(theme::Preference::Light, theme::Preference::Dark));

TEST(Theme, FollowsTheSystemAfterAChoiceWasTakenBack)
{
    theme::apply(theme::Preference::System);
    const bool system = theme::isDark(QApplication::palette());
    theme::apply(theme::Preference::Dark);
    EXPECT_TRUE(theme::isDark(QApplication::palette()));
    theme::apply(theme::Preference::System);
    EXPECT_EQ(theme::isDark(QApplication::palette()), system);
}

TEST(Theme, MonospaceFontHasOneWidth)
{
    const QFont font = theme::monospaceFont();
    EXPECT_TRUE(QFontInfo(font).fixedPitch());
    EXPECT_EQ(QFontMetrics(font).horizontalAdvance(u'i'), QFontMetrics(font).horizontalAdvance(u'W'));
}

int inkedPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 127;
    }
    return count;
}

TEST(Icon, EveryGlyphIsDrawnInsideItsBoundsAtEverySize)
{
    for (const QString &name : theme::glyphNames()) {
        const QIcon icon = theme::icon(name, QApplication::palette());
        for (int size : {16, 24, 32, 64}) {
            const QImage image = icon.pixmap(QSize(size, size), 1.0).toImage();
            ASSERT_EQ(image.size(), QSize(size, size));
            EXPECT_GT(inkedPixels(image), size / 2) << name.toStdString() << " at " << size;
            EXPECT_LT(inkedPixels(image), size * size * 3 / 4) << name.toStdString() << " at " << size;
        }
    }
}

TEST(Icon, IsSharpOnScreensOfDoubleResolution)
{
    const QPixmap pixmap = theme::icon(QStringLiteral("copy"), QApplication::palette()).pixmap(QSize(16, 16), 2.0);
    EXPECT_EQ(pixmap.size(), QSize(32, 32));
    EXPECT_EQ(pixmap.devicePixelRatio(), 2.0);
}

TEST(Icon, TakesItsColourFromThePalette)
{
    QPalette palette;
    palette.setColor(QPalette::All, QPalette::WindowText, Qt::blue);
    const QImage image = theme::icon(QStringLiteral("pause"), palette).pixmap(QSize(16, 16), 1.0).toImage();
    EXPECT_EQ(image.pixelColor(5, 8), QColor(Qt::blue));
}

} // namespace
