package unioncard.web.security;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import unioncard.security.AccountAdministration;
import unioncard.security.AccountRow;
import unioncard.security.AccountState;
import unioncard.security.NewAccount;
import unioncard.security.RoleName;
import unioncard.security.UnionChoice;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** List of accounts (账号管理) with its dialogs. Also the example of a list page: filter in the URL, rows slice by slice. */
@Named
@ViewScoped
public class AccountsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private AccountAdministration accounts;

    private String text;
    private AccountState state;
    private final Table<AccountRow> rows = new Table<>(slice -> accounts.list(text, state, slice), AccountRow::id);
    private AccountRow chosen;
    private UnionChoice union;
    private String login;
    private String name;
    private final Map<String, Boolean> ticked = new HashMap<>();
    private String firstPassword;

    /** Reloads the page with the filter in its URL. */
    public String search() {
        return Views.here();
    }

    /** Opens an account; its first password is shown once, in the next dialog. */
    public void create() {
        firstPassword = accounts.create(new NewAccount(union.id(), login, name, roles()));
        Notices.done("account.created", login);
        clear();
    }

    /** Takes a row into the dialog for roles. */
    public void choose(AccountRow row) {
        chosen = row;
        ticked.clear();
        if (row.roleCodes() != null) {
            Arrays.stream(row.roleCodes().split(",")).forEach(code -> ticked.put(code, true));
        }
    }

    /** Gives the chosen account the roles ticked. */
    public void changeRoles() {
        accounts.changeRoles(chosen.id(), chosen.version(), roles());
        Notices.done("account.roles-changed", chosen.login());
        clear();
    }

    /** Makes a new first password. */
    public void resetPassword(AccountRow row) {
        firstPassword = accounts.resetPassword(row.id(), row.version());
    }

    /** Switches an account on or off. */
    public void setEnabled(AccountRow row, boolean enabled) {
        accounts.setEnabled(row.id(), row.version(), enabled);
        Notices.done(enabled ? "account.enabled" : "account.disabled", row.login());
    }

    /** Empties the dialogs. */
    public void clear() {
        chosen = null;
        union = null;
        login = null;
        name = null;
        ticked.clear();
    }

    /** Forgets the first password once it was read. */
    public void forget() {
        firstPassword = null;
    }

    /** Unions to choose from while typing. */
    public List<UnionChoice> unions(String typed) {
        return accounts.unions(typed);
    }

    /** Roles that people of the union at hand may hold; none before a union is chosen. */
    public List<RoleName> getFittingRoles() {
        var level = chosen != null ? chosen.unionLevel() : union != null ? union.level() : null;
        return level == null ? List.of() : accounts.roles().stream().filter(role -> role.fits(level)).toList();
    }

    private Set<String> roles() {
        return getFittingRoles().stream().map(RoleName::code).filter(code -> ticked.getOrDefault(code, false)).collect(Collectors.toSet());
    }

    public Map<String, Boolean> getTicked() {
        return ticked;
    }

    public Table<AccountRow> getRows() {
        return rows;
    }

    public AccountRow getChosen() {
        return chosen;
    }

    public String getFirstPassword() {
        return firstPassword;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public AccountState[] getStates() {
        return AccountState.values();
    }

    public AccountState getState() {
        return state;
    }

    public void setState(AccountState state) {
        this.state = state;
    }

    public UnionChoice getUnion() {
        return union;
    }

    public void setUnion(UnionChoice union) {
        this.union = union;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
