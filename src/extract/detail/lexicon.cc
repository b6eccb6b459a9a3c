#include "extract/detail/lexicon.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

using Words = std::vector<std::string_view>;

}  // namespace

bool is_stop_line(std::string_view line) {
  static const Words begins = {
      "相关阅读",     "相关新闻",     "相关报道",     "相關閱讀",   "相關新聞",   "相關報導",
      "相关链接",     "相關連結",     "相关文章",     "相关专题",   "相关推荐",   "相关资讯",
      "相关内容",     "相关热词",     "延伸阅读",     "延伸閱讀",   "推荐阅读",   "推薦閱讀",
      "热门推荐",     "热门新闻",     "热点新闻",     "热点推荐",   "更多新闻",   "更多精彩",
      "更多内容",     "更多阅读",     "更多相关",     "为您推荐",   "为你推荐",   "猜你喜欢",
      "精彩推荐",     "编辑推荐",     "今日推荐",     "图片推荐",   "其他新闻",   "最新新闻",
      "最新文章",     "新闻排行",     "点击排行",     "排行榜",     "阅读排行",   "热门文章",
      "热门评论",     "版权声明",     "免责声明",     "免責聲明",   "版权所有",   "版權所有",
      "声明：",       "声明:",        "上一篇",       "下一篇",     "返回顶部",   "分享到",
      "分享至",       "收藏本文",     "打印本页",     "关闭窗口",   "【打印】",   "责任编辑",
      "責任編輯",     "(责任编辑",    "（责任编辑",   "[责任编辑",  "【责任编辑", "更多关于",
      "更多關於",     "关键词阅读",   "标签：",       "标签:",      "关键字：",   "关键词：",
      "您可能也喜欢", "您可能感兴趣", "你可能感兴趣", "大家都在看", "本文来源",   "扫一扫",
      "扫描二维码"};
  static const Words english = {
      "related stories",
      "related articles",
      "related news",
      "related content",
      "related links",
      "related posts",
      "related topics",
      "related coverage",
      "more on this story",
      "more from",
      "more stories",
      "more news",
      "read more",
      "read next",
      "you may also like",
      "you might also like",
      "recommended for you",
      "recommended",
      "most popular",
      "most read",
      "most viewed",
      "most commented",
      "also on",
      "see also",
      "latest news",
      "top stories",
      "trending",
      "share this",
      "follow us",
      "follow @",
      "sign up for",
      "subscribe to our",
      "sponsored",
      "promoted",
      "advertisement",
      "about the author",
      "copyright",
      "©",
      "(c) 20",
      "all rights reserved",
      "filed under",
      "tags:",
      "tagged",
      "topics:",
      "leave a reply",
      "what to read next",
      "up next",
      "more like this",
      "popular stories",
      "editor's picks",
      "editors' picks",
      "editor’s picks",
      "don't miss",
      "next article",
      "previous article",
      "share on",
      "share via"};
  if (count_characters(line) > 60) return false;
  const std::string small = lower(line);
  return starts_with_any(line, begins) || starts_with_any(small, english);
}

bool is_comment_line(std::string_view line) {
  static const Words begins = {"网友评论",   "网友留言", "最新评论", "发表评论",     "我要评论",
                               "我来说两句", "评论列表", "用户评论", "热门跟帖",     "跟帖",
                               "網友評論",   "發表評論", "我要發言", "网友热评",     "已有评论",
                               "全部评论",   "讀者回應", "发表您的", "请您文明上网", "文明上网"};
  static const Words english = {
      "comments",
      "leave a comment",
      "post a comment",
      "add a comment",
      "add your comment",
      "have your say",
      "reader comments",
      "join the discussion",
      "what do you think",
      "leave a reply",
      "comment on this",
      "view comments",
      "show comments",
      "sort by oldest",
      "log in to comment",
      "the comments below"};
  if (count_characters(line) > 40) return false;
  const std::string small = lower(line);
  if (starts_with_any(line, begins) || starts_with_any(small, english)) return true;
  const std::string_view behind = std::string_view(small).substr(
      std::min(small.find_first_not_of("0123456789, "), small.size()));
  return behind.size() < small.size() && (behind == "comments" || behind == "comment" ||
                                          behind == "responses" || behind == "replies");
}

namespace {

// Without the brackets and marks a line opens with.
std::string_view without_opening(std::string_view line) {
  static const Words opening = {
      "(", "（", "[", "【", "［", "〔", "■", "●", "◆", "▲", "*", "•", "·", " "};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view one : opening) {
      if (!line.starts_with(one)) continue;
      line.remove_prefix(one.size());
      found = true;
    }
  }
  return line;
}

}  // namespace

bool is_byline(std::string_view line) {
  static const Words begins = {
      "记者",
      "記者",
      "文／",
      "文/",
      "本报记者",
      "本報記者",
      "责任编辑",
      "責任編輯",
      "责编",
      "責編",
      "来源",
      "來源",
      "编辑",
      "編輯",
      "作者"};
  static const Words ends = {"报道", "報道", "報導", "专电"};
  if (count_characters(line) > 40) return false;
  const std::string_view front = without_opening(line);
  if (starts_with_any(front, begins)) return true;
  if (contains_any(line, {"／", "/"}) &&
      std::any_of(
          ends.begin(), ends.end(), [&](std::string_view end) { return line.ends_with(end); }))
    return true;
  return is_bare_time(line);
}

bool is_bare_time(std::string_view line) {
  int digits = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_character(line, at);
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (
        c != ' ' && c != ':' && c != '-' && c != '/' && c != '.' && c != U'：' && c != U'年' &&
        c != U'月' && c != U'日' && c != U'时' && c != U'時' && c != U'分') {
      return false;
    }
  }
  return digits >= 6;
}

bool is_tool_line(std::string_view line) {
  static const Words begins = {
      "分享",      "转发",         "轉發",       "收藏",     "打印",      "列印",
      "字号",      "字號",         "字体",       "我要评论", "评论(",     "评论（",
      "参与评论",  "网友评论",     "责任编辑",   "責任編輯", "(责任编辑", "（责任编辑",
      "[责任编辑", "【责任编辑",   "编辑：",     "编辑:",    "(编辑：",   "（编辑：",
      "(编辑:",    "（编辑:",      "编辑:",      "作者：",   "作者:",     "来源：",
      "来源:",     "來源：",       "來源:",      "稿源：",   "稿源:",     "转自",
      "文章来源",  "新闻来源",     "信息来源",   "点击查看", "点击进入",  "点击图片",
      "查看更多",  "进入论坛",     "进入讨论",   "扫一扫",   "扫描",      "关注微信",
      "复制链接",  "上一页",       "下一页",     "首页",     "返回",      "更多>>",
      "更多",      "【大 中 小】", "[大 中 小]", "【字号",   "大 中 小",  "发布时间",
      "发表时间",  "發布時間",     "阅读：",     "阅读:",    "浏览：",    "浏览次数",
      "点击数",    "人参与",       "推荐给",     "纠错",     "原标题",    "手机看新闻",
      "订阅"};
  static const Words english = {
      "share",
      "tweet",
      "print",
      "email",
      "e-mail",
      "facebook",
      "twitter",
      "linkedin",
      "pinterest",
      "whatsapp",
      "reddit",
      "copy link",
      "follow ",
      "subscribe",
      "sign up",
      "sign in",
      "log in",
      "click here",
      "read more",
      "read:",
      "read also",
      "also read",
      "more:",
      "see also",
      "related:",
      "watch:",
      "advertisement",
      "continue reading",
      "story continues",
      "image copyright",
      "image caption",
      "image source",
      "media caption",
      "video:",
      "photo:",
      "photos:",
      "photo by",
      "photograph:",
      "getty images",
      "by ",
      "posted ",
      "published",
      "updated",
      "last updated",
      "posted on",
      "posted by",
      "written by",
      "comments",
      "comment",
      "view comments",
      "font size",
      "text size",
      "save",
      "bookmark",
      "enlarge",
      "view gallery",
      "scroll down",
      "close",
      "loading",
      "skip ",
      "this video",
      "play video",
      "download",
      "listen to",
      "min read",
      "report a",
      "back to top",
      "table of contents",
      "jump to",
      "contents",
      "tags",
      "topics",
      "filed under",
      "categories",
      "via:",
      "source:",
      "credit:",
      "(photo",
      "[photo"};
  const std::string small = lower(line);
  return starts_with_any(line, begins) || starts_with_any(small, english);
}

bool is_rights_line(std::string_view line) {
  static const Words words = {
      "版权所有",   "版權所有",   "免责声明",       "免責聲明",   "版权声明",
      "未经授权",   "未經授權",   "未经许可",       "不代表本网", "不代表本站",
      "仅代表作者", "僅代表作者", "与本网无关",     "与本站无关", "注明来源",
      "注明出处",   "註明出處",   "请与本网联系",   "京ICP",      "ICP备",
      "ICP证",      "增值电信",   "违法和不良信息", "观点和立场", "并不意味着",
      "转载请",     "轉載請",     "不保证该信息",   "不承担",     "本站联系",
      "禁止转载",   "法律责任",   "投资者据此操作", "风险自担"};
  static const Words english = {
      "all rights reserved",
      "may not be published, broadcast",
      "without permission",
      "views expressed",
      "terms of use",
      "privacy policy",
      "terms of service",
      "cookie policy",
      "registered in england",
      "not responsible for"};
  // Every word of the one list has characters that are not ASCII, every one of the other only such.
  std::size_t ascii = 0;
  for (const char c : line) ascii += static_cast<unsigned char>(c) < 0x80 ? 1 : 0;
  if (ascii < line.size() && contains_any(line, words)) return true;
  return ascii >= 12 && contains_any(lower(line), english);
}

bool is_caption_line(std::string_view line) {
  static const Words begins = {
      "图为",
      "圖為",
      "图：",
      "图片来源",
      "圖片來源",
      "资料图",
      "資料圖",
      "图片说明",
      "圖說",
      "点击放大",
      "效果图"};
  static const Words ends = {
      "摄",
      "攝",
      "摄影",
      "摄）",
      "摄)",
      "攝）",
      "（资料图）",
      "(资料图)",
      "（资料图片）",
      "(资料图片)",
      "供图",
      "发）",
      "图）",
      "图)",
      "/图"};
  const std::size_t length = count_characters(line);
  if (length > 80) return false;
  if (starts_with_any(line, begins) && length < 60) return true;
  return length < 60 && std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
           return line.ends_with(end);
         });
}

}  // namespace weiguan::extract
