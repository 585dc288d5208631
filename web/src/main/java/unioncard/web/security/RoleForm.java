package unioncard.web.security;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import unioncard.security.Duty;
import unioncard.security.Permission;
import unioncard.security.RoleFields;
import unioncard.security.RoleRow;

/** A role as it is typed and ticked in the dialog of {@link RolesPage}. */
public class RoleForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String code;
    private int version;
    private Duty duty = Duty.BUSINESS;
    private String name;
    private String description;
    private String level = "GRASSROOTS";
    private boolean secondFactor;
    private final Map<Permission, Boolean> ticked = new HashMap<>();

    RoleForm() {
    }

    RoleForm(RoleRow role) {
        code = role.code();
        version = role.version();
        duty = role.duty();
        name = role.name();
        description = role.description();
        level = role.level();
        secondFactor = role.secondFactor();
        role.permissions().forEach(permission -> ticked.put(permission, true));
    }

    RoleFields fields() {
        var chosen = EnumSet.noneOf(Permission.class);
        Arrays.stream(Permission.values()).filter(permission -> ticked.getOrDefault(permission, false) && fits(permission)).forEach(chosen::add);
        return new RoleFields(name, description, level, secondFactor, Set.copyOf(chosen));
    }

    /** Whether the role may hold the permission. */
    public boolean fits(Permission permission) {
        return permission.fits(duty, level);
    }

    public Map<Permission, Boolean> getTicked() {
        return ticked;
    }

    public String getCode() {
        return code;
    }

    public int getVersion() {
        return version;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }

    public boolean isSecondFactor() {
        return secondFactor;
    }

    public void setSecondFactor(boolean secondFactor) {
        this.secondFactor = secondFactor;
    }
}
