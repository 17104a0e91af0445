package tongban.benchmarks.casework;

import java.util.SplittableRandom;

/** Names of companies that there are not, marked 演示, as varied as real ones. */
final class Names {

    private static final String[] PLACES = {
        "成都", "重庆", "高新", "渝北", "江津", "永川", "绵阳", "德阳", "遂宁", "资阳", "眉山", "内江", "南充", "广安", "达州",
        "合川", "涪陵", "万州", "黔江", "长寿", "綦江", "璧山", "铜梁", "潼南", "荣昌", "泸州", "宜宾", "自贡", "雅安", "乐山"
    };
    private static final String LETTERS = "天地元亨利贞安泰和顺康宁昌盛兴隆福禄寿喜祥瑞华美嘉德信义诚实光明正大远达通联合创新科启航星辰日月山海江河云风林森木石金银铜铁"
            + "春夏秋冬东南西北中上下百千万亿博文雅致清源润泽丰裕恒久永固坚毅凌峰翔宇鸿鹏凯旋骏马飞龙腾蛟麒麟凤凰紫青白蓝橙朱丹";
    private static final String[] TRADES = {
        "科技", "商贸", "建筑工程", "餐饮管理", "物流", "软件", "信息技术", "文化传媒", "农业开发", "医疗器械", "教育咨询", "装饰设计",
        "机械制造", "电子商务", "环保科技", "新能源", "汽车服务", "酒店管理", "服装", "食品", "生物医药", "广告", "物业服务", "旅游"
    };

    private Names() {}

    /** One name; of many, few are alike. */
    static String company(SplittableRandom random) {
        StringBuilder name = new StringBuilder("演示").append(PLACES[random.nextInt(PLACES.length)]);
        for (int letter = 0; letter < 3; letter++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.append(TRADES[random.nextInt(TRADES.length)]).append("有限公司").toString();
    }
}
