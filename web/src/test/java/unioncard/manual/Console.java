package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import unioncard.testing.ClerkBrowser;
import unioncard.testing.RunningProduct;

/** One person's window on the console, used by its visible words. Everything the page ever showed is searched for full document numbers. */
public final class Console implements AutoCloseable {

    private static final Set<String> LEAKS = new ConcurrentSkipListSet<>();
    private static final Pattern NUMBERS = Pattern.compile(String.join("|", People.numbers()));

    private static final int MOST_TRIES = 3;
    private static final int FOCUS_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 30_000;

    private final ClerkBrowser browser;
    private final Page page;

    private Console(ClerkBrowser browser) {
        this.browser = browser;
        this.page = browser.page();
    }

    /** A window on the start page. */
    public static Console on(RunningProduct product) {
        var console = new Console(ClerkBrowser.on(product));
        console.open("/index.xhtml");
        return console;
    }

    /** Another tab of this window, in the same session. */
    public Console tab(String view) {
        var other = new Console(browser.tab());
        other.open(view);
        return other;
    }

    /** Where full document numbers were seen. */
    public static Set<String> leaks() {
        return new TreeSet<>(LEAKS);
    }

    /** The page, for what has no words here. */
    public Page page() {
        return page;
    }

    /** What went wrong in the window, but for answers that the walk provokes. */
    public List<String> problems() {
        return browser.problems().stream().filter(problem -> !problem.startsWith("404 ") && !problem.contains("status of 404")).toList();
    }

    /** Opens a view by its address. */
    public Response open(String view) {
        var response = browser.open(view);
        look();
        return response;
    }

    /** Signs in from the start page. */
    public Console signIn(String login, String password) {
        open("/index.xhtml");
        click("登录");
        fill("用户名", login).fill("密码", password);
        click("登录");
        return this;
    }

    /** Goes to a page through the menu. */
    public Console menu(String entry) {
        page.locator("nav.menu a").filter(exactly(entry)).click();
        settle();
        assertThat(page.locator("h1")).containsText(entry);
        return this;
    }

    /** Clicks the button or link with these words, in the open dialog if there is one. */
    public Console click(String words) {
        button(words).click();
        settle();
        return this;
    }

    /** Clicks twice as fast as a hand can. */
    public Console clickTwice(String words) {
        button(words).dblclick();
        settle();
        return this;
    }

    /** The button or link with these words, in the open dialog if there is one. */
    public Locator button(String words) {
        return scope().locator("button:visible, a:visible").filter(exactly(words)).first();
    }

    /** The action with these words in the row of this person. */
    public Console clickInRow(String row, String words) {
        row(row).locator("a:visible").filter(exactly(words)).click();
        settle();
        return this;
    }

    /** The row that holds this text. */
    public Locator row(String text) {
        return page.locator("main tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Ticks a row. */
    public Console tick(String row) {
        row(row).locator("td.tick input").click();
        settle();
        return this;
    }

    /** Fills in the field with this label. */
    public Console fill(String label, String text) {
        dialogHasFocus();
        var input = field(label).locator("input:visible, textarea:visible").first();
        input.fill(text);
        return this;
    }

    /** A dialog takes the focus a moment after it has come up; what is typed elsewhere before that would go into its first field. */
    private void dialogHasFocus() {
        try {
            page.waitForFunction("() => { const open = [...document.querySelectorAll('.ui-dialog')].filter(d => d.getClientRects().length"
                    + " && getComputedStyle(d).visibility !== 'hidden').pop(); return !open || open.contains(document.activeElement); }", null,
                    new Page.WaitForFunctionOptions().setTimeout(FOCUS_MILLIS));
        } catch (PlaywrightException none) {
            // A dialog whose content was renewed has nothing in focus, and takes it no more.
            return;
        }
    }

    /** Types a day into the field with this label of the dialog and clicks beside it. */
    public Console day(String label, String day) {
        typeDay(label, day);
        page.locator(".ui-dialog:visible .ui-dialog-title").click();
        settle();
        return this;
    }

    /** Types a day into the field with this label. */
    public Console typeDay(String label, String day) {
        var input = field(label).locator("input:visible").first();
        // The mask of the field sets the cursor a moment after the click; what a machine types before that goes astray.
        for (int i = 0; i < MOST_TRIES && !input.inputValue().equals(day); i++) {
            input.click();
            input.press("Control+A");
            input.press("Delete");
            input.pressSequentially(day);
        }
        assertThat(input).hasValue(day);
        input.press("Tab");
        return this;
    }

    /** Types into the field with this label and takes what it offers. */
    public Console pick(String label, String text) {
        var input = field(label).locator("input:visible").first();
        // What an input method for Chinese sends before the characters.
        input.dispatchEvent("keydown", Map.of("key", "Process"));
        input.fill(text);
        page.locator(".ui-autocomplete-panel:visible .ui-autocomplete-item").filter(new Locator.FilterOptions().setHasText(text)).first().click();
        settle();
        return this;
    }

    /** Chooses from the list with this label. */
    public Console choose(String label, String option) {
        var menu = field(label).locator(".ui-selectonemenu");
        var shown = menu.locator(".ui-selectonemenu-label");
        var open = menu.and(page.locator("[aria-expanded=true]")).or(menu.locator("[aria-expanded=true]"));
        // The list takes choices only once it has come up completely; on a busy machine one goes astray before that.
        for (int i = 0; i == 0 || i < MOST_TRIES && shown.count() > 0 && !shown.first().innerText().strip().equals(option); i++) {
            if (open.count() == 0) {
                menu.click();
            }
            open.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            page.locator(".ui-selectonemenu-panel:visible li").filter(exactly(option)).click();
            settle();
        }
        return this;
    }

    /** The field or filter with this label. */
    public Locator field(String label) {
        var words = words(label, "\\s*\\*?");
        var labels = page.locator("label").filter(new Locator.FilterOptions().setHasText(words));
        return scope().locator(".field:visible, .filter:visible").filter(new Locator.FilterOptions().setHas(labels)).first();
    }

    /** Chooses a file for the field of its kind on the page. */
    public Console attach(Path file) {
        page.locator("main input[type=file]").setInputFiles(file);
        return this;
    }

    /** Clicks the button with these words and keeps the file that comes. */
    public Path download(String words, Path to) {
        page.waitForDownload(() -> button(words).click()).saveAs(to);
        return to;
    }

    /** Answers the question that has come up. */
    public Console yes() {
        assertThat(page.locator(".ui-confirmdialog-yes")).isVisible();
        page.locator(".ui-confirmdialog-yes").click();
        settle();
        return this;
    }

    /** Waits for a message that holds these words and puts all messages away. */
    public Console told(String words) {
        assertThat(page.locator(".ui-growl-item").filter(new Locator.FilterOptions().setHasText(words)).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        look();
        return putMessagesAway();
    }

    /** Takes the messages off the page. */
    public Console putMessagesAway() {
        page.evaluate("document.querySelectorAll('.ui-growl-item-container').forEach(item => item.remove())");
        return this;
    }

    /** Waits until the page says this. */
    public Console sees(String words) {
        assertThat(page.locator("main")).containsText(words, new LocatorAssertions.ContainsTextOptions()
                .setTimeout(PATIENCE_MILLIS));
        look();
        return this;
    }

    /** Waits for dialogs to be closed. */
    public Console dialogGone() {
        assertThat(page.locator(".ui-dialog:visible")).hasCount(0);
        return this;
    }

    /** Names in the list, in its order. */
    public List<String> names() {
        return page.locator("main tbody td.name").allInnerTexts().stream().map(String::strip).toList();
    }

    /** Keeps what the window shows. */
    public Console shot(String name) {
        settle();
        page.waitForFunction("() => !window.jQuery || jQuery(':animated, .ui-state-loading').length === 0");
        browser.screenshot(name);
        return this;
    }

    static LocatorAssertions.HasCountOptions patiently() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
    }

    private Locator scope() {
        var dialog = page.locator(".ui-dialog:visible");
        return dialog.count() > 0 ? dialog.last() : page.locator("body");
    }

    static Locator.FilterOptions exactly(String words) {
        return new Locator.FilterOptions().setHasText(words(words, ""));
    }

    /** Understood by the browser too, which does not know Java's quoting. */
    private static Pattern words(String words, String end) {
        return Pattern.compile("^\\s*" + words.replaceAll("[()|.*+?\\[\\]{}^$\\\\]", "\\\\$0") + end + "\\s*$");
    }

    /** Until requests of the page are answered. */
    private void settle() {
        page.waitForLoadState();
        page.waitForFunction("() => document.readyState === 'complete' && (!window.PrimeFaces || !PrimeFaces.ajax || PrimeFaces.ajax.Queue.isEmpty())");
        look();
    }

    private void look() {
        String content;
        try {
            content = page.content();
        } catch (PlaywrightException leaving) {
            page.waitForLoadState();
            content = page.content();
        }
        var found = NUMBERS.matcher(content + page.url());
        while (found.find()) {
            LEAKS.add(page.url() + " shows the number of person " + People.numbers().indexOf(found.group()));
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
