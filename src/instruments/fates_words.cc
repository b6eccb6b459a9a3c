// The words for fates and causes.
#include <algorithm>

#include "instruments/fates_visit.h"

namespace weiguan {

const std::array<Choice, 5> fate_choices = {
    {{"present", {"present", "仍在"}},
     {"removed", {"removed", "已消失"}},
     {"hidden", {"hidden", "被隐藏"}},
     {"unreachable", {"unreachable for us", "我方无法访问"}},
     {"unknown", {"unknown", "不明"}}}};

const std::array<Choice, 28> why_choices = {
    {{"shown", {"shown", "仍可见"}},
     {"told", {"shown, as somebody else's rows say", "据他人数据，当时可见"}},
     {"author", {"removed by its author or publisher", "作者或发布者删除"}},
     {"violation", {"removed by the platform: against rules or laws", "平台以违规为由删除"}},
     {"account", {"its account was closed or blocked", "账号被封禁或注销"}},
     {"complaint", {"removed after a complaint about rights", "因侵权投诉被删除"}},
     {"migrated", {"moved to another address or account", "已迁移"}},
     {"legal", {"not shown for legal reasons (HTTP 451)", "因法律原因不予显示（HTTP 451）"}},
     {"not-found", {"not found (HTTP 404, 410)", "页面不存在（HTTP 404、410）"}},
     {"soft-404", {"answered like an address that does not exist", "与不存在的地址返回相同"}},
     {"redirect", {"leads to the front page, a list or an error page", "被转到首页、列表或错误页"}},
     {"blank", {"a page without text", "空白页"}},
     {"reported",
      {"seen gone by somebody else, who does not say why", "他人所见已消失，未说明原因"}},
     {"hidden", {"shown to some, or for some time, only", "仅部分人或限时可见"}},
     {"network", {"the network failed", "网络故障"}},
     {"robots", {"robots.txt asks not to look", "robots.txt 不许访问"}},
     {"limit", {"longer than is read", "超出读取上限"}},
     {"captcha", {"a captcha or a check of the browser", "验证码或浏览器检查"}},
     {"rate-limit", {"too many requests", "访问过于频繁"}},
     {"login", {"to be signed in or paid first", "须登录或付费"}},
     {"geo-block", {"not shown in the reader's country", "读者所在地区不可见"}},
     {"refused",
      {"refused without a reason (HTTP 403 and the like)", "被拒绝，无理由（HTTP 403 等）"}},
     {"server-error",
      {"the site's own trouble (HTTP 5xx, redirects in circles)",
       "网站自身故障（HTTP 5xx、循环跳转）"}},
     {"never-seen", {"not there, and never seen there", "不存在，也从未见其存在"}},
     {"host",
      {"no article of the site is seen to be shown: it may be the site's end",
       "同期未见该站任何文章可读：或是整站之事"}},
     {"elsewhere", {"leads to something else", "被转到别处"}},
     {"changed", {"something else stands there", "已换成其他内容，含义不明"}},
     {"unread", {"captured, but not read as a page", "已存档，但未能读作网页"}}}};

const std::array<Choice, 3> certainty_choices = {
    {{"confirmed", {"confirmed by later visits", "经再次访问确认"}},
     {"one-visit", {"one visit only", "仅一次访问所见"}},
     {"reported", {"reported by somebody else", "他人所报"}}}};

Fate fate_of(Why why) {
  if (why <= Why::told) return Fate::present;
  if (why <= Why::reported) return Fate::removed;
  if (why == Why::hidden) return Fate::hidden;
  return why <= Why::server_error ? Fate::unreachable : Fate::unknown;
}

std::string_view to_string(Fate fate) {
  return fate_choices[static_cast<std::size_t>(fate)].name;
}

std::string_view to_string(Why why) {
  return why_choices[static_cast<std::size_t>(why)].name;
}

std::string_view to_string(Certainty certainty) {
  return certainty_choices[static_cast<std::size_t>(certainty)].name;
}

namespace fates {

Why why_of(Cause cause) {
  switch (cause) {
    case Cause::author:
      return Why::author;
    case Cause::violation:
      return Why::violation;
    case Cause::account:
      return Why::account;
    case Cause::complaint:
      return Why::complaint;
    case Cause::migrated:
      return Why::migrated;
    case Cause::gone:
      return Why::soft_404;
    case Cause::hidden:
      return Why::hidden;
    case Cause::captcha:
      return Why::captcha;
    case Cause::rate_limit:
      return Why::rate_limit;
    case Cause::login:
      return Why::login;
    case Cause::geo_block:
      break;
  }
  return Why::geo_block;
}

}  // namespace fates

}  // namespace weiguan
