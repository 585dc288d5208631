package unioncard.bankfile;

import java.util.List;
import unioncard.shared.SheetColumn;

/** Columns of the held lines as a spreadsheet. */
final class HeldSheet {

    static final String NAME = "银行反馈挂起行";
    static final List<SheetColumn<HeldRow>> COLUMNS = List.of(
            SheetColumn.text("批次编号", HeldRow::batchNo),
            SheetColumn.text("基层工会", HeldRow::unionName),
            SheetColumn.text("文件名", HeldRow::fileName),
            SheetColumn.count("行号", HeldRow::lineNo),
            SheetColumn.count("序号", HeldRow::seq),
            SheetColumn.text("会员编号", HeldRow::memberNo),
            SheetColumn.text("返回码", HeldRow::code),
            SheetColumn.text("银行说明", HeldRow::bankText),
            SheetColumn.text("银行卡号", HeldRow::cardNo),
            SheetColumn.day("制卡日期", HeldRow::cardDate),
            SheetColumn.text("挂起原因", row -> row.reason().label()),
            SheetColumn.text("说明", HeldRow::text),
            SheetColumn.time("收到时间", HeldRow::at),
            SheetColumn.text("状态", row -> row.status().label()),
            SheetColumn.text("处理人", HeldRow::settledBy),
            SheetColumn.time("处理时间", HeldRow::settledAt),
            SheetColumn.text("处理理由", HeldRow::settledReason));

    private HeldSheet() {
    }
}
