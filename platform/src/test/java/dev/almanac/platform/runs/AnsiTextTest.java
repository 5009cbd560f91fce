package dev.almanac.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnsiTextTest {

    @Test
    void turnsColoursIntoClassesUntilTheyAreReset() {
        assertThat(AnsiText.html("a\u001b[1;31mb\u001b[0mc"))
                .isEqualTo("a<span class=\"ansi-bold ansi-colour-red\">b</span>c");
        assertThat(AnsiText.html("\u001b[32mx\u001b[39my")).isEqualTo("<span class=\"ansi-colour-green\">x</span>y");
    }

    @Test
    void showsColoursOfManyAsPlainText() {
        assertThat(AnsiText.html("\u001b[38;5;196mx\u001b[48;2;1;2;3my\u001b[m"))
                .isEqualTo("xy");
    }

    @Test
    void escapesWhateverCouldBeMarkup() {
        assertThat(AnsiText.html("<script>alert('x')</script> & \"q\""))
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;");
    }

    @Test
    void leavesOutTitlesLinksAndMovesOfTheCursor() {
        assertThat(AnsiText.html("\u001b]0;title\u0007a\u001b[2Kb\u001b]8;;http://x\u001b\\c\u001b[10;20H"))
                .isEqualTo("abc");
    }

    @Test
    void showsWhatWasWrittenOverALineLast() {
        assertThat(AnsiText.html("10 %\r50 %\r100 %\r")).isEqualTo("100 %");
    }

    @Test
    void showsControlCharactersAndMarksOfDirectionAsReplaced() {
        assertThat(AnsiText.html("a\u0000b\u202Ec\u001b")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void neverLetsABracketThrough() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        String alphabet = "\u001b[]m;0139<>&\"'\r\u0007\\Kax";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < 30; j++) {
                line.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String withoutOwn = AnsiText.html(line.toString()).replaceAll("<span class=\"[a-z -]+\">|</span>", "");
            assertThat(withoutOwn).as("seed %d, line %d", seed, i).doesNotContain("<", ">", "\"");
        }
    }
}
