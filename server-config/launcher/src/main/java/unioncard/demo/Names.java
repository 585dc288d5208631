package unioncard.demo;

import java.util.List;
import java.util.Map;
import unioncard.demo.Name.Kind;

/** Makes up names: common surnames with common given names, rare characters, minority names, names of passports. */
final class Names {

    private static final String SURNAMES = "王WANG 王WANG 李LI 李LI 张ZHANG 张ZHANG 刘LIU 陈CHEN 陈CHEN 杨YANG 赵ZHAO 黄HUANG 周ZHOU 吴WU 徐XU 孙SUN "
            + "胡HU 朱ZHU 高GAO 林LIN 何HE 郭GUO 马MA 罗LUO 梁LIANG 宋SONG 郑ZHENG 谢XIE 韩HAN 唐TANG 冯FENG 于YU 董DONG 萧XIAO 程CHENG 曹CAO "
            + "袁YUAN 邓DENG 许XU 傅FU 沈SHEN 曾ZENG 彭PENG 吕LYU 苏SU 卢LU 蒋JIANG 蔡CAI 贾JIA 丁DING 魏WEI 薛XUE 叶YE 阎YAN 余YU 潘PAN 杜DU "
            + "戴DAI 夏XIA 钟ZHONG 汪WANG 田TIAN 任REN 姜JIANG 范FAN 方FANG 石SHI 姚YAO 谭TAN 廖LIAO 邹ZOU 熊XIONG 金JIN 陆LU 郝HAO 孔KONG 白BAI "
            + "崔CUI 康KANG 毛MAO 邱QIU 秦QIN 江JIANG 史SHI 顾GU 侯HOU 邵SHAO 孟MENG 龙LONG 万WAN 段DUAN 钱QIAN 汤TANG 尹YIN 黎LI 易YI 常CHANG "
            + "欧阳OU-YANG 上官SHANG-GUAN 诸葛ZHU-GE";
    private static final String MEN = "建JIAN 国GUO 明MING 伟WEI 强QIANG 军JUN 志ZHI 华HUA 峰FENG 磊LEI 涛TAO 斌BIN 浩HAO 俊JUN 杰JIE 宇YU 飞FEI "
            + "鹏PENG 辉HUI 刚GANG 勇YONG 毅YI 文WEN 博BO 海HAI 波BO 平PING 东DONG 林LIN 泽ZE 晨CHEN 凯KAI 翔XIANG 鑫XIN 哲ZHE 睿RUI 松SONG 恒HENG "
            + "振ZHEN 德DE 荣RONG 兴XING 立LI 成CHENG 启QI 元YUAN 安AN 康KANG 春CHUN 生SHENG";
    private static final String WOMEN = "丽LI 芳FANG 敏MIN 静JING 秀XIU 英YING 娟JUAN 慧HUI 婷TING 玉YU 红HONG 梅MEI 兰LAN 霞XIA 燕YAN 玲LING 雪XUE "
            + "琳LIN 倩QIAN 颖YING 佳JIA 怡YI 欣XIN 悦YUE 思SI 雨YU 晓XIAO 云YUN 萍PING 莉LI 洁JIE 艳YAN 蓉RONG 菲FEI 婉WAN 淑SHU 珍ZHEN 凤FENG "
            + "美MEI 月YUE 宁NING 彤TONG 瑶YAO 诗SHI 梦MENG 若RUO 清QING 文WEN";
    /** Characters of extensions A to E, by code point: an editor without the font would show boxes. */
    private static final List<String> RARE = List.of("4DAE YAN", "4DAE YAN", "36C3 JIAN", "2C386 BIN", "3EEC TU", "3447 ZHOU", "28C4F CHANG",
            "26221 XU", "2B36F SHEN", "2B37D YIN", "2B5AF FU", "2B7F9 HONG", "2B80A JI", "2C35B YIN", "2C62D LIN", "2CB4E HUI", "2C029 WEI",
            "2CC56 WEI", "2BC1B FU");
    private static final List<String> MINORITY_MEN = List.of("阿卜杜拉 ABUDULA", "买买提 MAIMAITI", "艾合买提 AIHEMAITI", "吐尔逊 TUERXUN", "艾尼瓦尔 AINIWAER",
            "库尔班 KUERBAN", "玉素甫 YUSUPU", "依明 YIMING", "热合曼 REHEMAN", "卡德尔 KADEER", "阿不都克里木 ABUDUKELIMU", "托合提 TUOHETI");
    private static final List<String> MINORITY_WOMEN = List.of("古丽娜尔 GULINAER", "阿依古丽 AYIGULI", "热依汗 REYIHAN", "帕提曼 PATIMAN", "迪丽努尔 DILINUER",
            "祖丽菲亚 ZULIFEIYA", "努尔比亚 NUERBIYA", "米热古丽 MIREGULI");
    /** Surnames, men's and women's names that go together, by nationality. */
    private static final Map<String, List<String>> LATIN = Map.of(
            "USA", List.of("MILLER WILSON TAYLOR ANDERSON", "THOMAS JAMES DANIEL PETER", "SUSAN CATHERINE HANNAH MARY-ANN"),
            "JPN", List.of("TANAKA SATO SUZUKI NAKAMURA", "KENJI HIROSHI TAKUMI", "YUKO AYAKA MEGUMI"),
            "DEU", List.of("SCHNEIDER BAUER WEBER", "LUKAS MATTHIAS KARL-HEINZ", "ANNA EVA ANNE-MARIE"),
            "KOR", List.of("KIM PARK CHOI", "MINHO JIHOON SUNGJIN", "JIWOO SOYEON HAEUN"),
            "GBR", List.of("SMITH MACDONALD CLARK", "PETER GEORGE EDWARD", "CHARLOTTE EMILY FIONA"),
            "FRA", List.of("DUBOIS MARTIN D'ARGENT", "JEAN-PIERRE LUCIEN MARC", "CLAIRE AMELIE"),
            "KAZ", List.of("AKHMETOV OMAROV IBRAYEV", "ARMAN DAUREN TIMUR", "AIGERIM DANA MADINA"),
            "SGP", List.of("TAN LIM NG", "WEIMING JUNJIE", "HUILING SIEWMEI"),
            "CAN", List.of("ROY CAMPBELL O'BRIEN", "ALEXANDER LIAM DAVID", "SOPHIE JULIA GRACE"),
            "AUS", List.of("WALKER KELLY O'CONNOR", "JACK OLIVER NATHAN", "CHLOE RUBY MATILDA"));
    private static final String DOT = "·";

    private final Lots lots = new Lots("names");

    Name plain(char sex) {
        var pinyin = new StringBuilder();
        var name = surname(pinyin);
        name += given(sex, pinyin);
        if (!lots.perMille(140)) {
            name += given(sex, pinyin);
        }
        return new Name(name, name, pinyin.toString(), Kind.PLAIN);
    }

    /** A name with a character that GBK does not have. */
    Name rare(char sex) {
        return rare(lots.of(RARE), sex);
    }

    /** A name with one of the rare characters, {@code codePoint PINYIN}. */
    Name rare(String rareCharacter, char sex) {
        var pinyin = new StringBuilder();
        var name = surname(pinyin);
        if (lots.perMille(500)) {
            name += given(sex, pinyin);
        }
        var parts = rareCharacter.split(" ");
        name += Character.toString(Integer.parseInt(parts[0], 16));
        pinyin.append(' ').append(parts[1]);
        return new Name(name, name, pinyin.toString(), Kind.RARE);
    }

    /** A name of two parts around a middle dot; now and then typed with a look-alike of the dot. */
    Name minority(char sex) {
        var own = lots.of(sex == 'M' ? MINORITY_MEN : MINORITY_WOMEN).split(" ");
        var fathers = lots.of(MINORITY_MEN).split(" ");
        var name = own[0] + DOT + fathers[0];
        var typed = switch (lots.below(6)) {
            case 0 -> name.replace('·', '\u2022');
            case 1 -> name.replace('·', '\u30FB');
            default -> name;
        };
        return new Name(name, typed, own[1] + DOT + fathers[1], Kind.MINORITY);
    }

    /** A minority name of many parts, longer than the bank takes; the longest has 30 code points. */
    Name longMinority(int codePoints) {
        var parts = List.of("阿卜杜热合曼江 ABUDUREHEMANJIANG", "吐尔逊买买提 TUERXUNMAIMAITI", "阿不都克里木 ABUDUKELIMU", "艾尼瓦尔 AINIWAER", "库尔班江 KUERBANJIANG");
        var name = new StringBuilder();
        var pinyin = new StringBuilder();
        for (var part : parts) {
            var words = part.split(" ");
            if (!name.isEmpty()) {
                name.append(DOT);
                pinyin.append(DOT);
            }
            name.append(words[0]);
            pinyin.append(words[1]);
        }
        var text = name.substring(0, codePoints);
        var whole = text.endsWith(DOT) ? text.substring(0, codePoints - 1) + "江" : text;
        return new Name(whole, whole, pinyin.toString(), Kind.LONG);
    }

    /** A name as a passport shows it: capital Latin letters. */
    Name latin(String nationality, char sex) {
        var words = LATIN.get(nationality);
        return latin(lots.word(words.get(0)) + " " + lots.word(words.get(sex == 'M' ? 1 : 2)));
    }

    Name latin(String text) {
        return new Name(text, text, text, Kind.LATIN);
    }

    private String surname(StringBuilder pinyin) {
        return taken(lots.word(SURNAMES), pinyin);
    }

    private String given(char sex, StringBuilder pinyin) {
        return taken(lots.word(sex == 'M' ? MEN : WOMEN), pinyin);
    }

    private static String taken(String word, StringBuilder pinyin) {
        int letters = 0;
        while (word.charAt(letters) > 'Z') {
            letters++;
        }
        pinyin.append(pinyin.isEmpty() ? "" : " ").append(word.substring(letters).replace('-', ' '));
        return word.substring(0, letters);
    }
}
