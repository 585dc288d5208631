package unioncard.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A browser window as a clerk has it: fresh profile, Chinese, 1366 × 900. It notes everything that went wrong on the way: script
 * errors, answers with an error status, requests to other machines.
 */
public final class ClerkBrowser implements AutoCloseable {

    private static final int WIDTH = 1366;
    private static final int HEIGHT = 900;
    private static final int FIRST_ERROR_STATUS = 400;
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");
    /** Addresses that no other machine answers: contents in the page itself, and the browser's own files, such as its viewer of PDF. */
    private static final Pattern WITHIN = Pattern.compile("data:|blob:|chrome:|chrome-extension:");
    private static final List<ClerkBrowser> OPEN = new CopyOnWriteArrayList<>();
    private static Browser browser;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    private ClerkBrowser(String address, BrowserContext context) {
        this.address = address;
        this.context = context;
        this.page = context.newPage();
        OPEN.add(this);
        page.onPageError(error -> problems.add("script error: " + error));
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                problems.add("console: " + message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= FIRST_ERROR_STATUS) {
                problems.add(response.status() + " " + response.url());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !WITHIN.matcher(request.url()).lookingAt()) {
                problems.add("foreign request: " + request.url());
            }
        });
    }

    /** A new window on this product; nobody is signed in. */
    public static ClerkBrowser on(RunningProduct product) {
        BrowserContext context = browser().newContext(new Browser.NewContextOptions().setLocale("zh-CN").setTimezoneId("Asia/Shanghai")
                .setViewportSize(WIDTH, HEIGHT).setAcceptDownloads(true));
        return new ClerkBrowser(product.address(), context);
    }

    /** Another tab of this window: the same session. It goes with the window. */
    public ClerkBrowser tab() {
        return new ClerkBrowser(address, context);
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            String program = System.getProperty("unioncard.test.chromium", "/usr/bin/chromium");
            Playwright playwright = Playwright.create();
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(program)).setHeadless(true)
                    .setArgs(FLAGS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "stop browser"));
        }
        return browser;
    }

    /** The page, for everything Playwright can do. */
    public Page page() {
        return page;
    }

    /** Opens a view of the application, e.g. {@code /index.xhtml}, and waits until it has loaded. */
    public Response open(String view) {
        return page.navigate(address + view);
    }

    /** Keeps what the window shows as {@code target/screens/<name>.png}; name as {@code 03-pending-list}. */
    public Path screenshot(String name) {
        try {
            Path file = Files.createDirectories(RunningProduct.testFolder().resolve("screens")).resolve(name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Keeps what each open window shows. */
    static void shootAll(String name) {
        for (int i = 0; i < OPEN.size(); i++) {
            OPEN.get(i).screenshot(name + "-" + (i + 1));
        }
    }

    /** What went wrong so far; empty when all was well. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Closes the window and forgets its cookies. */
    @Override
    public void close() {
        OPEN.remove(this);
        context.close();
    }
}
