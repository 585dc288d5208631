package unioncard.card;

import unioncard.attachment.FileType;
import unioncard.shared.Labelled;

/** Kinds of attachments (附件) of the special channel. */
public enum AttachmentKind implements Labelled {
    /** The side or page with the picture. */ FRONT("证件正面"),
    /** The other side, or the page with further particulars. */ BACK("证件反面或资料页"),
    /** Residence or work permit. */ PERMIT("居留或工作许可"),
    /** By which the member lets the union hand in the papers. */ AUTHORISATION("签名授权书"),
    /** CRS self-declaration, signed. */ TAX_DECLARATION("税收居民声明");

    private final String label;

    AttachmentKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** A name made of kind and number: the name of the uploaded file, which often holds a document number, is not kept. */
    String fileName(long id, FileType type) {
        return label + "-" + id + "." + type.extension();
    }
}
