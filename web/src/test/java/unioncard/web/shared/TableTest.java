package unioncard.web.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Slices asked for, and ticks kept over pages. */
@DisplayName("列表与跨页选择")
class TableTest {

    private final List<Slice> asked = new ArrayList<>();
    private long length = 45;
    private int limit = Rows.COUNT_LIMIT;
    private final Table<Long> table = new Table<>(this::list, id -> id);

    private Rows<Long> list(Slice slice) {
        asked.add(slice);
        return new Rows<>(LongStream.range(slice.first(), Math.min(slice.first() + slice.size(), length)).boxed().toList(), (int) length, limit);
    }

    private void show(int first) {
        table.load(first, 20, Map.of(), Map.of());
    }

    @Test
    @DisplayName("勾选跨页保留，只能勾选看得到的行")
    void ticksStayOverPages() {
        var ticked = table.getSelection().getTicked();
        show(0);
        tick(3L, true);
        tick(25L, true);
        show(20);
        tick(25L, true);
        assertThat(table.getSelection().ids()).containsExactlyInAnyOrder(3L, 25L);
        tick(25L, false);
        show(0);
        assertThat(ticked.get(3L)).isTrue();
        assertThat(table.getSelection().getSize()).isEqualTo(1);
    }

    @Test
    @DisplayName("导出从第一条起、按列表的顺序；超过一万条的先说明，不写半个文件")
    void whatIsTooLongIsNotExported() {
        length = Rows.COUNT_LIMIT + 1;
        table.exported("MenuEntry.CARDS", List::of);
        show(40);
        assertThat(table.isExportable()).isTrue();
        assertThatThrownBy(table::export).hasMessage("list.export-many");
        assertThat(asked.get(asked.size() - 1)).isEqualTo(new Slice(0, Rows.COUNT_LIMIT, null, false));
        length = 101;
        limit = 100;
        assertThatThrownBy(table::export).as("all rows are there, though they were not counted to the end").isNotInstanceOf(DomainException.class);
    }

    @Test
    @DisplayName("翻页时随表单送出的勾选框不改变选择")
    void checkboxesSentWithoutTheirEventChangeNothing() {
        show(0);
        tick(3L, true);
        table.getSelection().getTicked().put(3L, false);
        table.getSelection().getTicked().put(4L, true);
        table.getSelection().setPageTicked(true);
        assertThat(table.getSelection().ids()).containsExactly(3L);
    }

    private void tick(long id, boolean ticked) {
        table.getSelection().getTicked().put(id, ticked);
        table.getSelection().commit(id);
    }

    @Test
    @DisplayName("整页勾选只影响当前页")
    void aWholePageCanBeTicked() {
        show(40);
        table.getSelection().setPageTicked(true);
        table.getSelection().commitPage();
        assertThat(table.getSelection().isPageTicked()).isTrue();
        show(0);
        assertThat(table.getSelection().isPageTicked()).isFalse();
        assertThat(table.getSelection().getSize()).isEqualTo(5);
    }

    @Test
    @DisplayName("全选符合条件的：没翻到的页也算，取消勾选的除外，点击操作后清空")
    void everythingMinusWhatIsUnticked() {
        show(0);
        tick(3L, true);
        var selection = table.getSelection();
        selection.selectEverything();
        assertThat(selection.isEverything()).isTrue();
        assertThat(selection.isPageTicked()).isTrue();
        assertThat(selection.statement(45)).isEqualTo("已选符合条件的全部 45 人");
        tick(4L, false);
        show(40);
        assertThat(selection.getTicked().get(42L)).isTrue();
        tick(42L, false);
        tick(43L, false);
        tick(43L, true);
        assertThat(selection.<Long>ids()).containsExactlyInAnyOrder(4L, 42L);
        assertThat(selection.statement(45)).isEqualTo("已选符合条件的 43 人（已除去 2 人）");
        assertThat(selection.statement(Rows.COUNT_LIMIT + 1)).isEqualTo("已选符合条件的全部会员（超过 10,000 人），已除去 2 人");
        selection.setPageTicked(false);
        selection.commitPage();
        assertThat(selection.getSize()).isEqualTo(6);
        assertThat(selection.isPageTicked()).isFalse();
        selection.clear();
        assertThat(selection.isEmpty()).isTrue();
        assertThat(selection.getTicked().get(43L)).isFalse();
    }

    @Test
    @DisplayName("不能勾选的行在全选时也不显示为已选")
    void whatCannotBeTickedIsNotShownAsTicked() {
        var odd = new Table<>(this::list, id -> id).tickOnly(id -> id % 2 == 1);
        odd.load(0, 20, Map.of(), Map.of());
        odd.getSelection().selectEverything();
        assertThat(odd.getSelection().getTicked().get(3L)).isTrue();
        assertThat(odd.getSelection().getTicked().get(4L)).isFalse();
        assertThat(odd.getSelection().isPageTicked()).isTrue();
    }

    @Test
    @DisplayName("末页被删空时退回最后一页")
    void aPageThatIsGoneBecomesTheLastOne() {
        show(40);
        length = 30;
        show(40);
        assertThat(asked.get(asked.size() - 1).first()).isEqualTo(20);
        assertThat(table.getRowCount()).isEqualTo(30);
    }

    @Test
    @DisplayName("超过上限只说以上")
    void aLongListSaysSo() {
        show(0);
        assertThat(table.getReport()).isEqualTo("显示第 {startRecord} 到第 {endRecord} 条记录，总共 {totalRecords} 条记录");
        length = Rows.COUNT_LIMIT + 1;
        show(0);
        assertThat(table.getReport()).contains("超过 10,000 条");
        var lookedUp = new Table<>(slice -> new Rows<>(List.of(1L), Rows.LOOKED_UP_LIMIT + 1, Rows.LOOKED_UP_LIMIT), id -> id);
        lookedUp.load(0, 20, Map.of(), Map.of());
        assertThat(lookedUp.getReport()).contains("超过 100 条");
    }
}
