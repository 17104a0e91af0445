package tongban.node.casework.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The words under which a case is found. */
class SearchWordsTest {

    @Test
    void hanCharactersAreFoundOneByOneByPairsAndBySound() {
        assertThat(SearchWords.of("YS-0001", "演示商贸"))
                .containsExactlyInAnyOrder("ys-0001", "演", "演示", "示", "示商", "商", "商贸", "贸", "yanshishangmao", "yssm");
    }

    @Test
    void everyCharacterSoundsAsIfItStoodAlone() {
        String name = "重庆长安䶮女士行乐";
        StringBuilder alone = new StringBuilder();
        name.codePoints()
                .mapToObj(Character::toString)
                .map(one -> SearchWords.of("", one))
                .forEach(words -> words.stream()
                        .filter(word -> word.matches("[a-z]+") && word.length() > 1)
                        .forEach(alone::append));
        assertThat(SearchWords.of("", name)).contains(alone.toString()).anyMatch(word -> word.startsWith("zhongqing"));
    }

    @Test
    void lettersAndFiguresStayAsTheyAre() {
        assertThat(SearchWords.of("", "ＡＢＣ科技 2号")).contains("abc科技", "2号", "abckeji2hao", "abckj2h");
    }
}
