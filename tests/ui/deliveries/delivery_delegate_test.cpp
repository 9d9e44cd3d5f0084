// SPDX-FileCopyrightText: 2026 The Hookglass authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deliveries/table_fixture.h"

#include "deliveries/delivery_delegate.h"
#include "deliveries/delivery_table.h"
#include "theme/theme.h"

#include <QApplication>

#include <cmath>

using deliveries::DeliveryDelegate;
using deliveries::DeliveryTable;

/// Relative luminance and contrast as WCAG 2.2 defines them.
static double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

static double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

class DeliveryDelegateTest : public TableTest
{
protected:
    void TearDown() override { theme::apply(theme::Preference::System); }
};

TEST_F(DeliveryDelegateTest, TextIsReadableOnEveryColourInLightAndDark)
{
    for (const theme::Preference preference : {theme::Preference::Light, theme::Preference::Dark}) {
        theme::apply(preference);
        const QPalette palette = QApplication::palette();
        const QColor text = palette.color(QPalette::Text);
        for (int colour = 1; colour <= 6; ++colour)
            EXPECT_GE(contrast(DeliveryDelegate::rowFill(colour, palette), text), 4.5) << colour;
        EXPECT_GE(contrast(palette.color(QPalette::Highlight), palette.color(QPalette::HighlightedText)), 4.5);
        using theme::Role;
        for (const Role role : {Role::Success, Role::Warning, Role::Danger, Role::Info, Role::Muted})
            EXPECT_GE(contrast(theme::colour(role, palette), palette.color(QPalette::Base)), 4.5) << int(role);
    }
    EXPECT_FALSE(DeliveryDelegate::rowFill(0, QApplication::palette()).isValid());
}

TEST_F(DeliveryDelegateTest, ReadsALineInItsOwnDirection)
{
    EXPECT_EQ(DeliveryDelegate::direction(QStringLiteral("\u05e9\u05dc\u05d5\u05dd, hello?")), Qt::RightToLeft);
    EXPECT_EQ(DeliveryDelegate::direction(QStringLiteral("hello \u05e9\u05dc\u05d5\u05dd")), Qt::LeftToRight);
    EXPECT_EQ(DeliveryDelegate::direction(QStringLiteral("\u05e9\u05dc\u05d5\u05dd → hello")), Qt::LeftToRight)
        << "the arrow would point back otherwise";
}

TEST_F(DeliveryDelegateTest, PaintsStripColourAndNothingOutsideItsRow)
{
    theme::apply(theme::Preference::Light);
    show(3);
    writer->setColour({2}, 1);
    DeliveryTable table(*model);
    table.resize(1000, 200);
    table.show();
    model->renew({2});
    table.grab();
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->summaryAt(1) && model->summaryAt(1)->annotation.colour == 1; }));
    const QImage picture = table.viewport()->grab().toImage();
    const qreal ratio = picture.devicePixelRatio();
    const auto pixel = [&](int x, int y) { return picture.pixelColor(int(x * ratio), int(y * ratio)); };
    const int middle = table.rowViewportPosition(1) + table.rowHeight(1) / 2;
    const QColor fill = DeliveryDelegate::rowFill(1, table.palette());
    const int bare = table.columns().sectionViewportPosition(1) + 2;
    EXPECT_EQ(pixel(bare, middle - 10), fill);
    EXPECT_NE(pixel(1, middle), fill) << "the strip is in the provider's colour";
    EXPECT_NE(pixel(bare, table.rowViewportPosition(0) + 4), fill);
    EXPECT_NE(pixel(bare, table.rowViewportPosition(2) + 4), fill);
}

TEST_F(DeliveryDelegateTest, ASelectedRowKeepsItsColourBehindTheFirstCellAndShowsItsMark)
{
    theme::apply(theme::Preference::Light);
    show(3);
    DeliveryTable table(*model);
    table.resize(1000, 200);
    table.show();
    table.selectRow(1);
    table.grab();
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->summaryAt(1) != nullptr; }));
    const auto firstCell = [&] {
        return table.viewport()->grab(table.visualRect(model->index(1, table.columns().firstVisible()))).toImage();
    };
    const QImage plain = firstCell();
    writer->setMarked({2}, true);
    model->renew({2});
    table.viewport()->grab();
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->summaryAt(1)->annotation.marked; }));
    EXPECT_NE(firstCell(), plain) << "the mark is seen without its column";
    writer->setColour({2}, 3);
    model->renew({2});
    table.viewport()->grab();
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->summaryAt(1)->annotation.colour == 3; }));
    const QImage coloured = firstCell();
    EXPECT_EQ(coloured.pixelColor(coloured.width() / 2, 3), DeliveryDelegate::rowFill(3, table.palette()));
}
