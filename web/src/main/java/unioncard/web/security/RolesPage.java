package unioncard.web.security;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import unioncard.security.Permission;
import unioncard.security.RoleRow;
import unioncard.security.Roles;
import unioncard.web.shared.MenuEntry;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Texts;

/** Roles and their permissions (角色权限管理): a table of all, and a dialog for one. */
@Named
@ViewScoped
public class RolesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Permissions that belong to one page of the menu.
     *
     * @param label the words in the menu
     */
    public record Section(String label, List<Permission> permissions) implements Serializable {
    }

    @Inject
    private Roles roles;

    private transient List<RoleRow> all;
    private RoleForm form = new RoleForm();

    /** Every role; asked once per request. */
    public List<RoleRow> getAll() {
        if (all == null) {
            all = roles.list();
        }
        return all;
    }

    /** Every permission, under the first page of the menu it concerns. */
    public List<Section> getSections() {
        var left = EnumSet.allOf(Permission.class);
        var sections = new ArrayList<Section>();
        for (var entry : MenuEntry.values()) {
            var own = entry.getPermissions().stream().filter(left::remove).toList();
            if (!own.isEmpty()) {
                sections.add(new Section(entry.getLabel(), own));
            }
        }
        if (!left.isEmpty()) {
            sections.add(new Section(Texts.of("role.other"), List.copyOf(left)));
        }
        return sections;
    }

    /** Empties the dialog for a new role. */
    public void startNew() {
        form = new RoleForm();
    }

    /** Takes a role into the dialog. */
    public void choose(RoleRow role) {
        form = new RoleForm(role);
    }

    /** Makes or changes the role in the dialog. */
    public void save() {
        if (form.getCode() == null) {
            roles.create(form.fields());
            Notices.done("role.created", form.getName());
        } else {
            roles.change(form.getCode(), form.getVersion(), form.fields());
            Notices.done("role.changed", form.getName());
        }
        all = null;
    }

    /** Deletes a role. */
    public void delete(RoleRow role) {
        roles.delete(role.code(), role.version());
        Notices.done("role.deleted", role.name());
        all = null;
    }

    public RoleForm getForm() {
        return form;
    }
}
