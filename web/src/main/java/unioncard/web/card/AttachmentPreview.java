package unioncard.web.card;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.card.Attachment;
import unioncard.card.SpecialAttachments;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;

/** Attachments on 会员详情, and the dialog that shows one, there and in 特殊办卡信息. */
@Named
@ViewScoped
public class AttachmentPreview implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SpecialAttachments attachments;
    @Inject
    private transient CurrentUser current;

    private List<Attachment> files;
    private Attachment chosen;

    /** Attachments of a member, asked for once. */
    public List<Attachment> of(long memberId) {
        if (files == null) {
            files = current.get().may(Permission.VIEW_CARDS) ? attachments.list(memberId) : List.of();
        }
        return files;
    }

    /** Opens the dialog for one; the servlet gives the content and has it audited. */
    public void choose(Attachment attachment) {
        chosen = attachment;
    }

    public Attachment getChosen() {
        return chosen;
    }
}
