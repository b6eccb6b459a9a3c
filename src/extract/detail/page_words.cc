#include "extract/detail/page_words.h"

#include <algorithm>
#include <span>
#include <vector>

#include "extract/detail/strings.h"
#include "text/fold.h"

namespace weiguan::extract {

namespace {

enum class Where {
  title,  // Only as a whole title or heading: everyday words.
  line    // As a line of its own, too.
};

struct Row {
  PageKind kind;
  Where where;
  // Words in their order; " * " stands for a few others between them, "|" for one or the other.
  // Simplified characters stand for traditional ones, and case, blanks and punctuation do not
  // matter.
  std::string_view wording;
};

constexpr Row rows[] = {
    // Removed, hidden, forbidden: somebody took it away.
    {PageKind::notice,
     Where::line,
     "内容|文章|帖子|贴子|微博|视频|作品|笔记|回答|图文|稿件|博文|新闻|主题|话题|动态|作者 * "
     "已被|被|已 * 删除|屏蔽|下架|下线|隐藏|撤下|撤回|撤稿|移除|封禁|注销|失效|过期|藏起来"},
    {PageKind::notice,
     Where::line,
     "账号|帐号|用户|公众号|作者|博主|频道|小程序 * "
     "已被|被|已|自主 * 屏蔽|封禁|注销|停用|关闭|冻结|迁移|封停|禁言|无法查看"},
    {PageKind::notice, Where::line, "账号|帐号|公众号|用户 * 迁移流程|同步至新|不存在"},
    {PageKind::notice,
     Where::line,
     "内容|文章|帖子|微博|视频|作品|笔记|稿件|博文|链接 * "
     "无法查看|无法访问|无法进行查看|不可见|暂不可见|不予显示|无法显示|不适合展示|无法浏览|"
     "无法传播|"
     "不支持查看"},
    {PageKind::notice,
     Where::line,
     "因|由于 * 违规|违反|侵权|投诉|举报 * 无法|已被|删除|下架|屏蔽"},
    {PageKind::notice, Where::line, "根据 * 法律法规|隐私设置|可见时间 * 无法|不予|不可见|屏蔽"},
    {PageKind::notice, Where::title, "已被屏蔽|已被删除|内容已删除|已删除"},
    {PageKind::notice, Where::line, "根据相关法律法规和政策"},
    {PageKind::notice, Where::line, "涉嫌 * 违规|侵权|违反|营销|骚扰|侵犯 * 查看|用户|删除|法规"},
    {PageKind::notice, Where::line, "投诉且经审核涉嫌|投诉类型"},
    {PageKind::notice, Where::line, "暂无|没有|无 * 查看权限|权限查看|浏览权限"},
    {PageKind::notice, Where::line, "博主设置|作者设置|隐私设置 * 不可见|权限|无法"},
    {PageKind::notice, Where::line, "营销 * 未备案|审核中"},
    {PageKind::notice, Where::line, "账号|帐号 * 风险|异常 * 不能查看"},
    {PageKind::notice, Where::line, "已失效|失效 * 视频|链接|内容"},
    {PageKind::notice, Where::line, "视频|链接|页面|分享|内容 * 已失效|已过期"},
    {PageKind::notice,
     Where::line,
     "文章|帖子|微博|视频|作品|笔记|内容|稿件|主题|新闻|回答 * 不存在|不见了|找不到|没有找到|走失|"
     "找不到了|消失了|丢失|去哪了|不在这儿"},
    {PageKind::notice, Where::line, "发送失败无法查看"},
    {PageKind::notice,
     Where::line,
     "此文|此贴|该贴|本文|原文|该文 * 已被|已 * 屏蔽|删除|下线|撤下"},
    {PageKind::notice,
     Where::line,
     "article|story|post|content|video|page|item|tweet|this|account * "
     "no longer available|is no longer here|has been removed|was removed|been deleted|was deleted|"
     "has been taken down|been withdrawn|is unavailable|not available in your|been suspended|"
     "isnt available|is not available"},
    {PageKind::notice, Where::line, "unable to view this content"},
    {PageKind::notice,
     Where::line,
     "content|post|article|video|weibo|story * does not exist|doesnt exist"},
    {PageKind::notice, Where::line, "unavailable for legal reasons|451 unavailable"},

    // The server's own.
    {PageKind::error,
     Where::line,
     "页面|网页|网址|地址|页|目录|文件|信息|网站|资源 * "
     "不存在|找不到|没有找到|未找到|不见了|丢失|走失|弄丢了|跑丢|找不回来|无法找到|没找到|出错|"
     "错误|"
     "被删除|已删除|无法访问|打不开|不在了|没有知识存在"},
    {PageKind::error,
     Where::line,
     "找不到|没有找到|未找到|无法访问|无法打开 * 页面|网页|相关信息|当前页"},
    {PageKind::error, Where::line, "页面走丢了|迷路了|啥都没有|没有知识存在的荒原|跳转到首页"},
    {PageKind::error, Where::line, "页面 * 跳转|重定向"},
    {PageKind::error, Where::line, "正在跳转|即将跳转|自动跳转|系统发生错误|系统繁忙|服务器错误"},
    {PageKind::error,
     Where::line,
     "服务器|服务|系统|网站|站点 * 错误|繁忙|不可用|维护|无响应|升级中|关闭"},
    {PageKind::error, Where::title, "404|403|500|502|503|504|410|405|400|401"},
    {PageKind::error, Where::title, "404 * 错误|页面|页|找不到|未找到|提示"},
    {PageKind::error, Where::title, "error|错误 * 404|403|500|502|503|页面|提示"},
    {PageKind::error, Where::title, "error|http error|错误|出错了|请求错误|错误提示|参数错误"},
    {PageKind::error, Where::line, "参数错误|请求错误|非法请求|权限不足|访问权限"},
    {PageKind::error,
     Where::line,
     "page|url|document|resource|file|address|object * not found|"
     "cannot be found|cant be found|could not be found|couldnt be found|wasnt found|was not found|"
     "doesnt exist|does not exist|no longer exists"},
    {PageKind::error,
     Where::line,
     "cant|cannot|couldnt|could not|unable to * find * page|url|"
     "looking for|requested|address"},
    {PageKind::error, Where::title, "not found|page missing|page unavailable|page error|oops"},
    {PageKind::error,
     Where::line,
     "404 not found|403 forbidden|500 internal server error|"
     "502 bad gateway|503 service|504 gateway|410 gone|400 bad request|401 unauthorized|"
     "internal server error|bad gateway|service unavailable|service temporarily unavailable|"
     "gateway timeout|gateway time out|web server is down|origin is unreachable"},
    {PageKind::error, Where::title, "forbidden|bad request|unauthorized|access denied|moved"},
    {PageKind::error,
     Where::line,
     "access denied|permission to access|object moved|"
     "moved permanently|302 found|301 moved|document has moved|welcome to nginx"},
    {PageKind::error, Where::line, "拒绝访问|禁止访问|访问被拒绝|无权访问"},
    {PageKind::error, Where::title, "site|under * maintenance|construction"},
    {PageKind::error, Where::line, "down for maintenance|be back soon|under maintenance"},
    {PageKind::error, Where::line, "an error occurred|something went wrong|an error has occurred"},
    {PageKind::error, Where::line, "you are being|will be|redirecting|being * redirected|you to"},
    {PageKind::error, Where::title, "redirecting|loading|跳转中|页面跳转"},

    // A check that the reader is a person or a browser.
    {PageKind::challenge,
     Where::line,
     "just a moment|attention required|checking your browser|"
     "checking if the site connection is secure|verifying you are human|verify you are human|"
     "verify you are a human|verify that you are human|are you a robot|are you a human|"
     "you are not a robot|im not a robot|youre not a robot|robot check|pardon our interruption|"
     "please verify you|complete the security check|ddos protection|needs to review the security|"
     "performing security verification"},
    {PageKind::challenge,
     Where::title,
     "security check|captcha|human verification|bot detection|"
     "security verification|one more step|please wait|access to this page has been denied"},
    {PageKind::challenge,
     Where::line,
     "unusual traffic|automated requests|automated queries|"
     "too many requests|rate limit exceeded|enable javascript and cookies to continue|"
     "you have been blocked|prove you are human|prove youre human|solve the captcha|solve this "
     "captcha"},
    {PageKind::challenge,
     Where::title,
     "安全验证|安全检查|安全检测|安全认证|人机验证|验证码|滑动验证|"
     "身份验证|访问验证|网站防火墙|请输入验证码|图形验证|环境异常|访问异常|请求异常"},
    {PageKind::challenge,
     Where::line,
     "安全|人机|滑动|滑块|身份|拖动|拼图 * 验证 * 继续访问|"
     "继续浏览|完成|通过|后|解锁|拼图"},
    {PageKind::challenge,
     Where::line,
     "完成|进行|通过|输入|请 * 验证码|安全验证|人机验证|滑块验证|"
     "完成验证|滑动验证|验证后|拼图"},
    {PageKind::challenge, Where::line, "拖动|滑动|移动|按住 * 滑块|拼图|验证"},
    {PageKind::challenge, Where::line, "访问|操作|请求|搜索|刷新 * 频繁|频率过高|过快|过多"},
    {PageKind::challenge, Where::line, "环境|网络|请求|流量|访问|行为 * 异常|可疑"},
    {PageKind::challenge, Where::line, "请求 * 拦截|限制本次访问"},
    {PageKind::challenge,
     Where::line,
     "限制本次访问|请求被拦截|访问被拦截|被防火墙拦截|去验证|"
     "正在检查您的浏览器|正在验证您|检测您的浏览器|验证您是否是真人|确认您是真人|您不是机器人"},

    // Asks who is there.
    {PageKind::login,
     Where::title,
     "登录|登陆|用户登录|请登录|请先登录|会员登录|账号登录|登录注册|"
     "登录页|扫码登录|欢迎登录|登录账号"},
    {PageKind::login,
     Where::title,
     "log in|login|sign in|signin|sign in or register|sign up|"
     "log in or sign up|log in to|sign in to|member login|subscribe|subscription required"},
    {PageKind::login, Where::line, "请|需|需要|您还没有|尚未|您还未|必须 * 登录|登陆"},
    {PageKind::login,
     Where::line,
     "登录|登陆|注册|订阅|付费|开通会员|成为会员|购买|关注 * "
     "后|即可|才能|继续|可以 * 查看|阅读|浏览|访问|可见|观看|全文"},
    {PageKind::login, Where::line, "付费内容|付费文章|会员专享|会员专属|订阅用户专享|vip专享"},
    {PageKind::login, Where::line, "打开|下载|在|前往 * app|客户端 * 查看|阅读|观看|打开"},
    {PageKind::login,
     Where::line,
     "sign in|log in|login|register|subscribe|create an account|"
     "become a member|start your * to continue|to read|to view|to access|to keep reading|to see|"
     "to unlock|for full access|to finish reading|free trial|to comment|trial"},
    {PageKind::login,
     Where::line,
     "subscribers only|for subscribers|members only|"
     "subscriber exclusive|subscriber only|only available to subscribers|exclusive to subscribers|"
     "available to subscribers|please sign in|please log in|must be logged in|need to be logged in|"
     "you must log in|already a subscriber|reached your limit|last free article|free articles "
     "left"},

    // Nothing but the wish for a script.
    {PageKind::unknown, Where::line, "enable|requires|need|needs|without|turn on * javascript"},
    {PageKind::unknown, Where::line, "javascript * disabled|not enabled|is required|enabled"},
    {PageKind::unknown, Where::line, "启用|开启|打开|支持|允许|禁用 * javascript|js脚本|脚本"},
    {PageKind::unknown, Where::title, "加载中|正在加载|数据加载中"},
};

constexpr std::string_view listing_titles[] = {
    "search results", "search result", "you searched",    "搜索结果",    "搜索:",
    "全站搜索",       "站内搜索",      "检索结果",        "标签:",       "标签云",
    "tag:",           "tag archive",   "tags:",           "category:",   "category archive",
    "archives",       "archive for",   "articles by",     "posts by",    "posts tagged",
    "topic:",         "topics:",       "articles tagged", "all stories", "all articles",
    "专题列表",       "新闻列表",      "文章列表",        "滚动新闻",    "更多新闻",
    "列表页",         "往期回顾",      "全部文章"};

constexpr std::string_view more_links[] = {
    "readmore",  "more",     "continuereading", "readfullstory", "fullstory",  "readthefullstory",
    "learnmore", "readon",   "阅读全文",        "查看全文",      "全文",       "详细",
    "查看详情",  "详情",     "详细内容",        "更多",          "阅读更多",   "继续阅读",
    "点击阅读",  "查看更多", "查看详细",        "readarticle",   "viewarticle"};

constexpr std::string_view captcha_names[] = {
    "cf-challenge",
    "cf-turnstile",
    "cf-browser-verification",
    "challenge-form",
    "challenge-stage",
    "challenge-running",
    "challenge-error",
    "h-captcha",
    "hcaptcha",
    "g-recaptcha",
    "geetest",
    "nc_wrapper",
    "nc-container",
    "nocaptcha",
    "px-captcha",
    "tcaptcha",
    "yidun",
    "captcha-box",
    "captcha-container",
    "captcha_container",
    "captcha-wrap",
    "captcha-page",
    "verify-page",
    "slider-captcha",
    "slidecaptcha",
    "waf-page",
    "js_verify"};

constexpr std::string_view captcha_scripts[] = {
    "/cdn-cgi/challenge-platform",
    "_cf_chl_opt",
    "challenges.cloudflare.com",
    "jschl_vc",
    "acw_sc__v2",
    "__jsl_clearance",
    "aliyun_waf",
    "TCaptcha.js",
    "geetest.com",
    "awswaf",
    "_Incapsula_Resource",
    "captcha-delivery",
    "/ddos-guard/",
    "sucuri_cloudproxy",
    "hcaptcha.com/1/api",
    "recaptcha/api",
    "yunsuo_session",
    "safedog",
    "punish-component",
    "perimeterx"};

using Words = std::vector<std::string>;

struct Pattern {
  PageKind kind;
  Where where;
  std::string_view wording;
  std::vector<Words> pieces;
};

std::string plain(std::string_view text) {
  return letters_of(fold(text));
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t end = text.find(at);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + at.size());
  }
}

std::vector<Pattern> make_patterns() {
  std::vector<Pattern> out;
  for (const Row& row : rows) {
    Pattern pattern{row.kind, row.where, row.wording, {}};
    for (const std::string_view piece : split(row.wording, " * ")) {
      Words words;
      for (const std::string_view word : split(piece, "|")) words.push_back(plain(word));
      pattern.pieces.push_back(std::move(words));
    }
    out.push_back(std::move(pattern));
  }
  return out;
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = make_patterns();
  return all;
}

// Between two words of one wording there stands no more than this.
constexpr std::size_t longest_gap = 60;

struct Span {
  std::size_t begin;
  std::size_t end;
};

// The first of the words at or behind `from`; of two at one place the longer.
std::optional<Span> find_any(std::string_view line, const Words& words, std::size_t from) {
  std::optional<Span> best;
  for (const std::string& word : words) {
    const std::size_t at = line.find(word, from);
    if (at == std::string_view::npos) continue;
    if (!best || at < best->begin || (at == best->begin && at + word.size() > best->end))
      best = Span{at, at + word.size()};
  }
  return best;
}

// Where the pieces stand in their order, from the first to the last.
std::optional<Span> find(std::string_view line, const Pattern& pattern) {
  std::size_t from = 0;
  while (true) {
    const auto first = find_any(line, pattern.pieces.front(), from);
    if (!first) return {};
    std::size_t end = first->end;
    bool whole = true;
    for (std::size_t i = 1; i < pattern.pieces.size(); ++i) {
      const auto next = find_any(line, pattern.pieces[i], end);
      whole = next && next->begin - end <= longest_gap;
      if (!whole) break;
      end = next->end;
    }
    if (whole) return Span{first->begin, end};
    from = first->begin + 1;
  }
}

// Lines longer than any notice are not looked at.
constexpr std::size_t longest_line = 360;

std::optional<Saying> find_saying(std::string_view line, std::size_t beside, bool is_title) {
  if (line.size() > longest_line * 2) return {};
  const std::string letters = plain(line);
  if (letters.empty() || letters.size() > longest_line) return {};
  std::optional<Saying> best;
  for (const Pattern& pattern : patterns()) {
    if (pattern.where == Where::title && !is_title) continue;
    const auto at = find(letters, pattern);
    if (!at) continue;
    const std::size_t rest = letters.size() - (at->end - at->begin);
    const std::size_t most = pattern.where == Where::title ? 6 : beside;
    if (rest > most || (best && best->beside <= rest)) continue;
    best = Saying{pattern.kind, pattern.wording, rest};
  }
  return best;
}

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> parts = {title};
  for (const std::string_view sign : {"|", "_", " - ", "-", " – ", " — ", "·", "»", "｜"}) {
    if (!contains(title, sign)) continue;
    for (const std::string_view part : split(title, sign)) parts.push_back(part);
    if (parts.size() > 32) break;
  }
  return parts;
}

bool holds_one(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(
      words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}

}  // namespace

std::optional<Saying> saying_of_title(std::string_view title) {
  if (title.size() > 400) return {};
  std::optional<Saying> best;
  for (const std::string_view part : title_parts(title)) {
    const auto found = find_saying(part, some_beside, true);
    if (found && (!best || found->beside < best->beside)) best = found;
  }
  return best;
}

std::optional<Saying> saying_of_line(std::string_view line, std::size_t beside) {
  return find_saying(line, beside, false);
}

bool is_wall_line(std::string_view line) {
  const auto found = find_saying(line, some_beside * 2, false);
  return found && found->kind == PageKind::login;
}

bool is_listing_title(std::string_view title) {
  const std::string whole = fold(one_line(title));
  // A channel's name at the end of an article's title says nothing.
  const std::string first = fold(one_line(title.substr(
      0,
      std::min(
          {title.find('|'),
           title.find('_'),
           title.find(" - "),
           title.find(" – "),
           title.size()}))));
  return std::any_of(
      std::begin(listing_titles), std::end(listing_titles), [&](std::string_view words) {
        return whole.starts_with(words) || first.ends_with(words);
      });
}

bool is_more_link(std::string_view line) {
  if (line.size() > 60) return false;
  const std::string letters = plain(line);
  return std::find(std::begin(more_links), std::end(more_links), letters) != std::end(more_links);
}

bool is_captcha_name(std::string_view class_and_id) {
  return holds_one(lower(class_and_id), captcha_names);
}

bool has_captcha_script(std::string_view html) {
  return holds_one(html, captcha_scripts);
}

}  // namespace weiguan::extract
