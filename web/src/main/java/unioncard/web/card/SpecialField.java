package unioncard.web.card;

import java.io.Serializable;
import java.time.LocalDate;
import unioncard.card.SpecialForm;
import unioncard.card.SpecialItem;
import unioncard.web.shared.Texts;

/** One field of 特殊办卡信息 on the page, made from its item. */
public class SpecialField implements Serializable {

    private static final long serialVersionUID = 1L;

    private final SpecialItem item;
    private final int place;
    private final boolean first;
    private String stored;
    private String text;
    private LocalDate day;
    private boolean refused;

    /** {@code place}: number in the form; {@code first}: whether a heading stands before it. */
    SpecialField(SpecialItem item, int place, boolean first, SpecialForm form) {
        this.item = item;
        this.place = place;
        this.first = first;
        read(form);
    }

    /** Takes what is stored; a sealed item is typed anew or left blank. */
    final void read(SpecialForm form) {
        var value = form.values().get(item);
        text = item.isDay() ? null : value;
        day = item.isDay() && value != null ? LocalDate.parse(value) : null;
        stored = form.stored().containsKey(item) ? form.stored().get(item).text() : null;
    }

    /** What was filled in, a day as in 2026-11-23. */
    String typed() {
        return item.isDay() ? day == null ? null : day.toString() : text;
    }

    /** Id of its input within the row. */
    public String getControl() {
        return item.isDay() ? "day" : item.isCountry() ? "country" : item.choices().isEmpty() ? "text" : item.decides() ? "deciding" : "choice";
    }

    /** Client id of its input. */
    String input() {
        return "special:fields:" + place + ":" + getControl();
    }

    /** Marks what was typed as unfit, or no longer. */
    void mark(boolean unfit) {
        refused = unfit;
    }

    /** Style of its input. */
    public String getStyle() {
        return refused ? "ui-state-error" : null;
    }

    /** Fragment that leads to the part of its input that takes the keys. */
    public String getLink() {
        var control = getControl();
        return "#" + input() + (control.equals("text") ? "" : item.isDay() ? "_input" : "_label");
    }

    /** A word of help, or null. */
    public String getHint() {
        var key = "special.hint." + item;
        return Texts.has(key) ? Texts.of(key) : null;
    }

    /** What stands in the empty field of something stored that is not shown. */
    public String getPlaceholder() {
        return stored == null ? null : Texts.of("special.stored", stored);
    }

    public SpecialItem getItem() {
        return item;
    }

    public boolean isFirst() {
        return first;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }
}
