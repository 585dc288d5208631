package unioncard.web.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unioncard.security.Permission;
import unioncard.security.SignedInUser;

/**
 * The menu, in the manual's order, and with it who may open which page. A page that is not itself in the menu belongs to the entry whose
 * name its own begins with ({@code insurance/coverage-person.xhtml} to 保障信息查询), else to the first entry of its folder.
 */
public enum MenuEntry {
    /** 首页. */ HOME(Group.NONE, "/home.xhtml"),
    /** 组织管理. */ UNIONS(Group.NONE, "/organisation/unions.xhtml", Permission.VIEW_UNIONS, Permission.MANAGE_UNIONS),
    /** 会员管理. */ MEMBERS(Group.NONE, "/member/members.xhtml", Permission.VIEW_MEMBERS, Permission.IMPORT_MEMBERS, Permission.EDIT_MEMBERS,
            Permission.REVIEW_MEMBERS, Permission.VIEW_PERSONAL_DATA),
    /** 会员转出审核. */ TRANSFERS(Group.NONE, "/transfer/transfers.xhtml", Permission.VIEW_MEMBERS, Permission.REQUEST_TRANSFERS,
            Permission.REVIEW_TRANSFERS),
    /** 待复核事项. */ APPROVALS(Group.NONE, "/approval/approvals.xhtml", Permission.VIEW_APPROVALS, Permission.REVIEW_DISCLOSURES),
    /** 会员卡信息管理. */ CARDS(Group.CARD, "/card/members.xhtml", Permission.VIEW_CARDS, Permission.MANAGE_CARDS),
    /** 待办人员列表. */ PENDING_LIST(Group.CARD, "/card/pending-list.xhtml", Permission.VIEW_CARDS, Permission.PREPARE_CARDS, Permission.SUBMIT_CARDS,
            Permission.DECIDE_CHANNEL),
    /** 办卡批次管理. */ CARD_BATCHES(Group.CARD, "/card/batches.xhtml", Permission.VIEW_CARDS, Permission.PRINT_ROSTERS),
    /** 反馈挂起处理. */ HELD_LINES(Group.CARD, "/bankfile/held.xhtml", Permission.VIEW_CARDS, Permission.SETTLE_FEEDBACK),
    /** 参保信息管理. */ ENROLMENTS(Group.CARD, "/insurance/enrolments.xhtml", Permission.VIEW_ENROLMENTS, Permission.SUBMIT_ENROLMENTS,
            Permission.CONFIRM_ENROLMENTS, Permission.PREPARE_ENROLMENTS),
    /** 保障信息查询. */ COVERAGE(Group.CARD, "/insurance/coverage.xhtml", Permission.INQUIRE_COVERAGE, Permission.IMPORT_BENEFITS,
            Permission.VIEW_BENEFIT_KINDS),
    /** 参保统计. */ STATISTICS(Group.CARD, "/insurance/statistics.xhtml", Permission.VIEW_ENROLMENTS),
    /** 缴费凭证. */ VOUCHERS(Group.CARD, "/insurance/vouchers.xhtml", Permission.VIEW_ENROLMENTS, Permission.HAND_IN_VOUCHERS,
            Permission.VERIFY_VOUCHERS),
    /** 资金台账. */ LEDGER(Group.CARD, "/insurance/ledger.xhtml", Permission.VIEW_LEDGER),
    /** 市总划拨. */ ALLOTMENTS(Group.CARD, "/insurance/allotments.xhtml", Permission.VIEW_LEDGER, Permission.PREPARE_ALLOTMENTS,
            Permission.APPROVE_ALLOTMENTS),
    /** 业务参数. */ PARAMETERS(Group.SYSTEM, "/rules/parameters.xhtml", Permission.VIEW_RULES, Permission.CHANGE_RULES, Permission.REVIEW_RULES),
    /** 工作日历. */ CALENDAR(Group.SYSTEM, "/rules/calendar.xhtml", Permission.VIEW_RULES, Permission.CHANGE_RULES),
    /** 保障年度与费率. */ RATES(Group.SYSTEM, "/insurance/rates.xhtml", Permission.VIEW_RULES, Permission.CHANGE_RULES),
    /** 校验规则. */ VERIFICATION_RULES(Group.SYSTEM, "/verification/rules.xhtml", Permission.VIEW_RULES, Permission.CHANGE_RULES),
    /** 银行返回码. */ RETURN_CODES(Group.SYSTEM, "/bankfile/return-codes.xhtml", Permission.VIEW_RULES, Permission.CHANGE_RULES),
    /** 比对库管理. */ REGISTRIES(Group.SYSTEM, "/verification/registries.xhtml", Permission.LOAD_REGISTRIES),
    /** 交换监控. */ EXCHANGE(Group.SYSTEM, "/bankfile/exchange.xhtml", Permission.VIEW_EXCHANGE, Permission.OPERATE_EXCHANGE,
            Permission.RELEASE_BANK_FILES, Permission.DOWNLOAD_BANK_FILES),
    /** 账号管理. */ ACCOUNTS(Group.SYSTEM, "/security/accounts.xhtml", Permission.VIEW_ACCOUNTS, Permission.MANAGE_ACCOUNTS,
            Permission.SECURE_ACCOUNTS),
    /** 角色权限管理. */ ROLES(Group.SYSTEM, "/security/roles.xhtml", Permission.MANAGE_ROLES),
    /** 审计日志. */ AUDIT(Group.SYSTEM, "/audit/trail.xhtml", Permission.VIEW_AUDIT),
    /** 密钥管理. */ KEYS(Group.SYSTEM, "/keys/keys.xhtml", Permission.ROTATE_KEYS);

    /** Headings of the menu. */
    public enum Group {
        /** Stands by itself. */ NONE,
        /** 会员服务卡管理. */ CARD,
        /** 系统管理. */ SYSTEM
    }

    /** Change of the own password. */
    public static final String PASSWORD = "/signin/password.xhtml";
    /** Set-up of the own second factor. */
    public static final String SECOND_FACTOR = "/signin/second-factor.xhtml";
    /** Documents that the person has asked for and that are made in the background. */
    public static final String PAPERS = "/roster/papers.xhtml";
    /** Everybody's own pages, which are not part of the menu. */
    public static final Set<String> OWN = Set.of("/signin/profile.xhtml", PASSWORD, SECOND_FACTOR, PAPERS);

    private final Group group;
    private final String view;
    private final Permission permission;
    private final List<Permission> permissions;

    /** The first permission opens the page, the others are for what is done there. */
    MenuEntry(Group group, String view, Permission... permissions) {
        this.group = group;
        this.view = view;
        this.permissions = List.of(permissions);
        permission = permissions.length == 0 ? null : permissions[0];
    }

    /** What the page and the work on it ask for. */
    public List<Permission> getPermissions() {
        return permissions;
    }

    /** The heading it stands under. */
    public Group getGroup() {
        return group;
    }

    /** Path of the page, from the root of the console. */
    public String getView() {
        return view;
    }

    /** The words in the menu. */
    public String getLabel() {
        return Texts.label(this);
    }

    /** Whether the person may open it and what belongs to it. */
    public boolean opensFor(SignedInUser user) {
        return permission == null ? user.ready() : user.may(permission);
    }

    /** The entry a page belongs to; empty for pages outside the menu. */
    public static Optional<MenuEntry> of(String path) {
        var exact = Arrays.stream(values()).filter(entry -> entry.view.equals(path)).findFirst();
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        if (exact.isPresent() || OWN.contains(path) || folder.equals("/")) {
            return exact;
        }
        return Arrays.stream(values()).filter(entry -> path.startsWith(entry.stem() + "-")).findFirst()
                .or(() -> Arrays.stream(values()).filter(entry -> entry.view.startsWith(folder)).findFirst());
    }

    private String stem() {
        return view.substring(0, view.lastIndexOf('.'));
    }
}
