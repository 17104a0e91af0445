package tongban.node.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import tongban.kernel.calendar.LegalClock;
import tongban.node.casework.door.NodeOfCases;
import tongban.node.operator.Operators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases as programs of the zone bring them, for pages to be looked at. */
final class CasesToTalkAbout {

    private static final String BRANCH = """
            {"item":"registration/branch-company","deciding":"yanshi-a","subject":"演示科技有限公司","role":"counter",
             "by":"yanshi-a-li","form":
             {"name":"演示科技有限公司重庆分公司",
              "parent":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
              "premises":{"division":"500107104","address":"%s"},
              "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},
              "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",
              "contact":{"name":"李演示","mobile":"13000000001"},
              "materials":["application","premises","appointment"]}}
            """;

    private static final String CHANGE = """
            {"item":"registration/company-change","deciding":"yanshi-a","subject":"演示科技有限公司","role":"counter",
             "by":"yanshi-a-li","form":
             {"company":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
              "changes":["name"],"decidedOn":"%s","articlesChange":true,"newName":"演示智能科技有限公司",
              "scopeNeedsApproval":false,"paperLicence":false,
              "branches":[
               {"creditCode":"91100000YANX00057H","name":"演示科技有限公司重庆分公司","zone":"yanshi-a"}],
              "materials":["application","resolution","articles"]}}
            """;

    private static final String GAPS = """
            {"role":"acceptor","by":"yanshi-a-wu","facts":{},"body":{"gaps":[
             {"field":"/premises/address","words":"门牌号不全"},
             {"field":"/head/residentId","words":"请核对号码"},
             {"field":"/accounting","words":"请确认"},
             {"field":"/materials","words":"缺批准文件"}]}}
            """;

    private static final String BASIS = "{\"basis\":\"市场主体登记管理条例|19|1\"}";

    private final NodeOfCases node;

    CasesToTalkAbout(NodeOfCases node) {
        this.node = node;
    }

    private JsonNode posted(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = node.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The id of a case that was just filed at the counter. */
    String filed(String address) throws IOException, InterruptedException {
        return posted("/cases", BRANCH.formatted(address)).path("id").asString("");
    }

    /** So many more. */
    void several(int cases) throws IOException, InterruptedException {
        for (int more = 0; more < cases; more++) {
            filed("演示路" + (10 + more) + "号");
        }
    }

    /** The id of one whose gaps were told. */
    String withGaps(String address) throws IOException, InterruptedException {
        String id = filed(address);
        posted("/cases/" + id + "/acts/tell-gaps", GAPS);
        return id;
    }

    /** Grants a change of a company with a branch in this zone, which has to follow. */
    void grantedChange() throws IOException, InterruptedException {
        String day = LegalClock.dateOf(Instant.now()).minusDays(2).toString();
        String acts =
                "/cases/" + posted("/cases", CHANGE.formatted(day)).path("id").asString("") + "/acts/";
        posted(acts + "accept", "{\"role\":\"acceptor\",\"by\":\"yanshi-a-wu\",\"facts\":{},\"body\":{}}");
        posted(
                acts + "propose",
                "{\"role\":\"reviewer\",\"by\":\"yanshi-a-zhao\",\"facts\":{\"outcome\":\"grant\"},\"body\":{}}");
        posted(acts + "grant", "{\"role\":\"decider\",\"by\":\"yanshi-a-qian\",\"facts\":" + BASIS + ",\"body\":{}}");
    }

    /** A message of the applicant. */
    void said(String id, String words) throws IOException, InterruptedException {
        posted(
                "/cases/" + id + "/thread",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("role", "applicant")
                        .put("by", "applicant-1")
                        .put("words", words)
                        .toString());
    }

    /** The id of a question to somebody. */
    String asked(String id, String person) {
        try {
            return posted(
                            "/cases/" + id + "/consultations",
                            JsonMapper.shared()
                                    .createObjectNode()
                                    .put("role", "reviewer")
                                    .put("by", "yanshi-a-zhao")
                                    .put("person", person)
                                    .put("question", "演示问题")
                                    .put(
                                            "day",
                                            LegalClock.dateOf(Instant.now())
                                                    .plusDays(1)
                                                    .toString())
                                    .toString())
                    .path("id")
                    .asString("");
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The id of the duty that followed. */
    String duty() {
        try {
            JsonNode duties = JsonMapper.shared()
                    .readTree(node.get("/duties?list=all&side=both").body());
            return duties.at("/duties/0/id").asString("");
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Under what name somebody stands in histories. */
    String pseudonym(String shownName) {
        return node.bean(Operators.class).active().stream()
                .filter(one -> one.shownName().equals(shownName))
                .map(one -> Clerk.pseudonym(one.id()))
                .findFirst()
                .orElseThrow();
    }
}
