package unioncard.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.web.shared.MenuEntry.Group;

/** The menu as the person at hand sees it, and who that is. */
@Named
@RequestScoped
public class Menu {

    @Inject
    private CurrentUser current;

    /** Entries under a heading that the person may open and whose page exists. */
    public List<MenuEntry> entries(Group group) {
        return Arrays.stream(MenuEntry.values()).filter(entry -> entry.getGroup() == group && entry.opensFor(getUser()) && exists(entry)).toList();
    }

    /** Headings with something below them. */
    public List<Group> getGroups() {
        return Arrays.stream(Group.values()).filter(group -> !entries(group).isEmpty()).toList();
    }

    /** The entry the page in view belongs to, or null. */
    public MenuEntry getHere() {
        return MenuEntry.of(FacesContext.getCurrentInstance().getViewRoot().getViewId()).orElse(null);
    }

    /** Where the page in view stands, as in 会员服务卡管理 / 待办人员列表; empty outside the menu. */
    public String getCrumb() {
        var here = getHere();
        if (here == null) {
            return getUser().unionName();
        }
        return here.getGroup() == Group.NONE ? here.getLabel() : Texts.label(here.getGroup()) + " / " + here.getLabel();
    }

    /** What the first page offers: every entry but itself. */
    public List<MenuEntry> getTiles() {
        return getGroups().stream().flatMap(group -> entries(group).stream()).filter(entry -> entry != MenuEntry.HOME).toList();
    }

    /** Who is signed in. */
    public SignedInUser getUser() {
        return current.get();
    }

    /** Whether the person holds the permission, for showing or hiding a button: {@code #{menu.may('SUBMIT_CARDS')}}. */
    public boolean may(String permission) {
        return current.isPresent() && current.get().may(Permission.valueOf(permission));
    }

    /** Whether lists hold rows of more than one union, so that a column with the union makes sense. */
    public boolean isSeesSeveralUnions() {
        return current.isPresent() && current.get().scope().reach() != UnionScope.Reach.UNION;
    }

    private static boolean exists(MenuEntry entry) {
        var context = FacesContext.getCurrentInstance();
        return context.getApplication().getResourceHandler().createViewResource(context, entry.getView()) != null;
    }
}
