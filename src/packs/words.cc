#include "packs/words.h"

namespace weiguan {

namespace {

constexpr PackWord kinds[] = {
    {"agency", "通讯社", "a news agency"},
    {"newspaper", "报纸", "a newspaper, on paper or only on the web"},
    {"broadcaster", "广播电视", "radio or television"},
    {"portal", "门户网站", "a site or app that mostly shows the news of others"},
    {"magazine", "期刊", "a magazine or journal"},
    {"website", "新闻网站", "a news site that is none of the others"},
    {"platform", "社交平台", "a place where users post"},
    {"government", "政府机构", "the site of a government or party body"},
};

constexpr PackWord controls[] = {
    {"central-party", "中央党组织", "a central organ of the ruling party"},
    {"central-state", "中央国家机关", "a central body of the state"},
    {"local-party", "地方党组织", "a party organ below the centre"},
    {"local-state", "地方国家机关", "a body of the state below the centre"},
    {"commercial", "商业", "private or listed owners"},
    {"other-state", "其他政府", "paid for or owned by a government other than the pack's own"},
    {"public", "公共媒体", "public media by law, with a board of its own"},
    {"independent", "独立", "a foundation, a movement, staff or readers; no state, no investors"},
    {"unknown", "不详", "not known"},
};

constexpr PackWord platforms[] = {
    {"weibo", "微博", "weibo.com"},
    {"wechat", "微信公众号", "a WeChat public account"},
    {"toutiao", "头条号", "Toutiao"},
    {"douyin", "抖音", "Douyin"},
    {"kuaishou", "快手", "Kuaishou"},
    {"bilibili", "哔哩哔哩", "Bilibili"},
    {"zhihu", "知乎", "Zhihu"},
    {"xiaohongshu", "小红书", "Xiaohongshu"},
    {"baijiahao", "百家号", "Baijiahao"},
    {"douban", "豆瓣", "Douban"},
    {"x", "X（推特）", "X, once Twitter"},
    {"facebook", "脸书", "Facebook"},
    {"instagram", "Instagram", "Instagram"},
    {"threads", "Threads", "Threads"},
    {"youtube", "YouTube", "YouTube"},
    {"tiktok", "TikTok", "TikTok"},
    {"telegram", "Telegram", "Telegram"},
    {"linkedin", "领英", "LinkedIn"},
    {"vk", "VK", "VK"},
    {"mastodon", "Mastodon", "Mastodon, name@server"},
    {"bluesky", "Bluesky", "Bluesky"},
};

constexpr PackWord bodies[] = {
    {"party", "党组织", "a body of a ruling party: a committee, a department"},
    {"state", "国家机关", "a body of a state or a city: a ministry, a government, an academy"},
    {"company", "企业", "a company or a group of companies, whoever owns it"},
    {"centre", "国际传播中心", "a centre for international communication"},
    {"media", "媒体", "a medium or a media group that is no outlet of the pack"},
    {"organisation", "组织", "an association, a foundation, a cooperative"},
    {"person", "个人", "a person in a public role, and in that role only"},
};

constexpr PackWord equivalents[] = {
    {"person", "人物", "a person"},
    {"body", "机构", "an organisation, a company, a party, a force"},
    {"place", "地点", "a place on a map"},
    {"thing", "事物", "all else: a thing, a happening, a work"},
};

constexpr PackWord relations[] = {
    {"owns", "拥有", "it owns the other, wholly or enough to decide"},
    {"supervises", "主管", "it is the other's supervising body (主管单位)"},
    {"sponsors", "主办", "it is the other's sponsoring body (主办单位): it founds and runs it"},
    {"part-of", "隶属", "it is a part of the other, which decides for it"},
    {"account-of", "账号属于", "it is an account of the other"},
    {"seat", "任职", "a person who has a seat or an office in the other; `role` says which"},
    {"partner", "合作", "the two work together by agreement; neither controls the other"},
};

}  // namespace

std::span<const PackWord> outlet_kinds() {
  return kinds;
}
std::span<const PackWord> outlet_controls() {
  return controls;
}
std::span<const PackWord> body_kinds() {
  return bodies;
}
std::span<const PackWord> equivalent_kinds() {
  return equivalents;
}
std::span<const PackWord> relation_words() {
  return relations;
}
std::span<const PackWord> account_platforms() {
  return platforms;
}

const PackWord* find_word(std::span<const PackWord> words, std::string_view word) {
  for (const PackWord& one : words) {
    if (one.word == word) return &one;
  }
  return nullptr;
}

}  // namespace weiguan
