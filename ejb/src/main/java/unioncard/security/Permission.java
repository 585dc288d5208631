package unioncard.security;

import java.util.Set;

/** What somebody may do. Roles are sets of these, kept in the database (table {@code role_permission}). */
public enum Permission {
    /** 组织管理: see the tree. */ VIEW_UNIONS,
    /** 组织管理: create, correct, move, merge, close and import unions of the own part of the tree. */ MANAGE_UNIONS,
    /** 会员管理: see members. */ VIEW_MEMBERS,
    /** 会员管理: upload member forms. */ IMPORT_MEMBERS,
    /** 会员管理: accept or refuse members in 未审核. */ REVIEW_MEMBERS,
    /** 会员管理: enter members, correct them, record 退会, 保留 and the like. */ EDIT_MEMBERS,
    /** 待复核事项: see; what may be decided depends on the kind. */ VIEW_APPROVALS,
    /** 会员转出审核: ask for a transfer of either direction, withdraw it. */ REQUEST_TRANSFERS,
    /** 会员转出审核: release a member, take one over. */ REVIEW_TRANSFERS,
    /** 会员卡信息管理, 待办人员列表, 办卡批次管理: see. */ VIEW_CARDS,
    /** 待办人员列表: add, remove, verify, complete. */ PREPARE_CARDS,
    /** 转入特殊通道, 转回普通通道 by decision of the municipal federation. */ DECIDE_CHANNEL(true),
    /** 提交办卡. */ SUBMIT_CARDS,
    /** 打印清册. */ PRINT_ROSTERS,
    /** 会员服务卡: hand out, activate, report lost, replace, cancel, register for the year. */ MANAGE_CARDS,
    /** See a document number in full, with a reason; look at attachments. */ VIEW_PERSONAL_DATA,
    /** 参保信息管理: see. */ VIEW_ENROLMENTS,
    /** 提交至区局审核. */ SUBMIT_ENROLMENTS,
    /** 参保名单准备: have the lists of all unions prepared for a year and way. */ PREPARE_ENROLMENTS(true),
    /** 区局确认. */ CONFIRM_ENROLMENTS,
    /** 缴费凭证: hand in the proof that the lower share of confirmed batches is paid. */ HAND_IN_VOUCHERS,
    /** 缴费凭证: verify or return what somebody else has handed in. */ VERIFY_VOUCHERS,
    /** 资金台账, 年度结算表, 市总划拨: see. */ VIEW_LEDGER,
    /** 市总划拨: make orders over what waits to be allotted. */ PREPARE_ALLOTMENTS(true),
    /** 市总划拨: approve what somebody else has made, take it back. */ APPROVE_ALLOTMENTS(true),
    /** 保障信息查询. */ INQUIRE_COVERAGE,
    /** 保障详情: end a cover before its year does, and take that back. */ END_COVERS(true),
    /** 保障详情: see what a benefit was paid for, which is health data, and how much. */ VIEW_BENEFIT_KINDS,
    /** 给付登记: take in the carrier's files, register them, take them back. */ IMPORT_BENEFITS(true),
    /** 待复核事项: let somebody fetch full numbers of many members (批量查看完整信息). */ REVIEW_DISCLOSURES,
    /** 业务参数, 工作日历, 保障年度与费率, 校验规则: see. */ VIEW_RULES(true),
    /** The same: propose other values. */ CHANGE_RULES(true),
    /** The same: decide on what somebody else proposes. */ REVIEW_RULES(true),
    /** 比对库管理: load registry snapshots. */ LOAD_REGISTRIES(true),
    /** 交换监控: files of the bank. */ VIEW_EXCHANGE(true),
    /** 交换监控: close alarms; stop, go on with and send files again. 办卡批次详情: take back and close batches of any union. */ OPERATE_EXCHANGE(true),
    /** 交换监控: download files, which hold personal data in clear. */ DOWNLOAD_BANK_FILES(true),
    /** 交换监控: release a file for the bank that somebody else has made. */ RELEASE_BANK_FILES(true),
    /** 反馈挂起处理: ask for what is to be done with a line of the bank that was not applied, and decide what others ask for. */ SETTLE_FEEDBACK,
    /** 账号管理: see accounts. */ VIEW_ACCOUNTS(Duty.SYSTEM, Duty.SECURITY),
    /** 账号管理: open, switch on and off, give roles, reset passwords. */ MANAGE_ACCOUNTS(Duty.SYSTEM),
    /** 登录安全: unlock, reset the second factor, end sessions, confirm administrators. */ SECURE_ACCOUNTS(Duty.SECURITY),
    /** 角色权限管理. */ MANAGE_ROLES(Duty.SECURITY),
    /** 审计日志: read, export and verify the audit trail. */ VIEW_AUDIT(Duty.AUDIT),
    /** 密钥管理: re-encrypt personal data under the current key. */ ROTATE_KEYS(Duty.SECURITY);

    private final boolean cityWide;
    private final Set<Duty> duties;

    Permission() {
        this(false);
    }

    /** For the staff of the whole city only. */
    Permission(boolean cityWide) {
        this.cityWide = cityWide;
        duties = Set.of(Duty.BUSINESS);
    }

    /** For administrators only. */
    Permission(Duty... duties) {
        cityWide = true;
        this.duties = Set.of(duties);
    }

    /**
     * Whether a role may hold it: no administrator does the work of another or of the business, nobody below the city what concerns
     * all of it. Every administrator may see the tree of unions.
     *
     * @param level level of the unions the role is for; null: any
     */
    public boolean fits(Duty duty, String level) {
        return (duties.contains(duty) || this == VIEW_UNIONS) && (!cityWide || "MUNICIPAL".equals(level));
    }
}
