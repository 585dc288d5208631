package unioncard.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing of what cameras write beside a picture (Exif) that is needed: which way it is up. */
final class CameraNote {

    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private CameraNote() {
    }

    /** 1 to 8 as Exif counts them; 1 (upright) when nothing says so. */
    static int orientation(byte[] jpeg) {
        try {
            var segments = ByteBuffer.wrap(jpeg);
            segments.getShort();
            for (int marker = segments.getShort() & 0xFFFF; marker != START_OF_SCAN; marker = segments.getShort() & 0xFFFF) {
                int length = segments.getShort() & 0xFFFF;
                int next = segments.position() + length - 2;
                if (marker == APP1 && segments.getInt() == EXIF) {
                    segments.getShort();
                    return found(segments.slice());
                }
                segments.position(next);
            }
            return 1;
        } catch (RuntimeException e) {
            // A note that is broken says nothing; whether the picture is, the decoder decides.
            return 1;
        }
    }

    private static int found(ByteBuffer note) {
        note.order(note.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = note.getInt(4);
        int entries = note.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if ((note.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int value = note.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
