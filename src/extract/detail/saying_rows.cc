#include "extract/detail/saying_rows.h"

#include <algorithm>

#include "extract/detail/strings.h"
#include "text/notices.h"

namespace weiguan::extract {

namespace {

constexpr SayingRow rows[] = {
    // Removed, hidden, forbidden: somebody took it away.
    {PageKind::notice,
     Where::line,
     "内容|文章|帖子|贴子|微博|视频|作品|笔记|回答|图文|稿件|博文|新闻|主题|话题|动态 * 已被|被|已 "
     "* 删除|屏蔽|下架|下线|隐藏|撤下|撤回|撤稿|移除|封禁|注销|失效|过期|藏起来",
     Cause::gone},
    {PageKind::notice,
     Where::line,
     "作者|发布者|发布人|发送人|楼主 * 已被|已 * 删除|撤回|撤下|隐藏",
     Cause::author},
    {PageKind::notice,
     Where::line,
     "账号|帐号|用户|公众号|作者|博主|频道|小程序 * 已被|被|已|自主 * "
     "屏蔽|封禁|注销|停用|关闭|冻结|封停|禁言|无法查看",
     Cause::account},
    {PageKind::notice,
     Where::line,
     "账号|公众号|频道|文章|内容|网站|网页|页面 * 已 * 迁移|搬家|搬迁",
     Cause::migrated},
    {PageKind::notice, Where::line, "账号|公众号|用户 * 不存在", Cause::account},
    {PageKind::notice,
     Where::line,
     "内容|文章|帖子|微博|视频|作品|笔记|稿件|博文|链接 * "
     "无法查看|无法访问|无法进行查看|不可见|暂不可见|不予显示|无法显示|不适合展示|无法浏览|"
     "无法传播|不支持查看",
     Cause::gone},
    {PageKind::notice,
     Where::line,
     "因|由于 * 违规|违反|侵权|投诉|举报 * 无法|已被|删除|下架|屏蔽",
     Cause::violation},
    {PageKind::notice,
     Where::line,
     "根据 * 法律法规|隐私设置|可见时间 * 无法|不予|不可见|屏蔽",
     Cause::violation},
    {PageKind::notice, Where::title, "已被屏蔽|已被删除|内容已删除|已删除", Cause::gone},
    {PageKind::notice, Where::line, "根据相关法律法规和政策", Cause::violation},
    {PageKind::notice,
     Where::line,
     "涉嫌 * 违规|侵权|违反|侵犯 * 查看|用户|删除|法规",
     Cause::violation},
    {PageKind::notice, Where::line, "暂无|没有|无 * 查看权限|权限查看|浏览权限", Cause::hidden},
    {PageKind::notice, Where::line, "作者设置|隐私设置 * 不可见|权限|无法", Cause::hidden},
    {PageKind::notice, Where::line, "已失效|失效 * 视频|链接|内容", Cause::gone},
    {PageKind::notice, Where::line, "视频|链接|页面|分享|内容 * 已失效|已过期", Cause::gone},
    {PageKind::notice,
     Where::line,
     "文章|帖子|微博|视频|作品|笔记|内容|稿件|主题|新闻|回答 * "
     "不存在|不见了|找不到|没有找到|走失|找不到了|消失了|丢失|去哪了|不在这儿",
     Cause::gone},
    {PageKind::notice,
     Where::line,
     "此文|此贴|该贴|本文|原文|该文 * 已被|已 * 屏蔽|删除|下线|撤下",
     Cause::gone},
    {PageKind::notice,
     Where::line,
     "account|user|profile * been suspended|been deactivated|no longer exists|does not "
     "exist|doesnt exist",
     Cause::account},
    {PageKind::notice,
     Where::line,
     "not available in your|unavailable in your|isnt available in your * "
     "country|region|location|area",
     Cause::geo_block},
    {PageKind::notice,
     Where::line,
     "article|story|post|content|video|page|item|tweet|this * no longer available|is no longer "
     "here|has been removed|was removed|been deleted|was deleted|has been taken down|been "
     "withdrawn|is unavailable|isnt available|is not available",
     Cause::gone},
    {PageKind::notice, Where::line, "unable to view this content", Cause::gone},
    {PageKind::notice,
     Where::line,
     "content|post|article|video|weibo|story * does not exist|doesnt exist",
     Cause::gone},
    {PageKind::notice,
     Where::line,
     "您|你|所在 * 地区|国家|区域 * 无法|不支持|不可用|不提供|限制",
     Cause::geo_block},
    {PageKind::notice,
     Where::line,
     "unavailable for legal reasons|451 unavailable",
     Cause::geo_block},

    // The server's own.
    {PageKind::error,
     Where::line,
     "页面|网页|网址|地址|页|目录|文件|信息|资源 * "
     "不存在|找不到|没有找到|未找到|不见了|丢失|走失|弄丢了|跑丢|找不回来|无法找到|没找到|被删除|"
     "已删除|不在了",
     Cause::gone},
    {PageKind::error,
     Where::line,
     "页面|网页|网址|地址|页|目录|文件|信息|网站|资源 * 出错|错误|无法访问|打不开"},
    {PageKind::error,
     Where::line,
     "找不到|没有找到|未找到 * 页面|网页|相关信息|当前页",
     Cause::gone},
    {PageKind::error, Where::line, "无法访问|无法打开 * 页面|网页|当前页"},
    {PageKind::error, Where::line, "页面走丢了|迷路了", Cause::gone},
    {PageKind::error, Where::line, "跳转到首页"},
    {PageKind::error, Where::line, "页面 * 跳转|重定向"},
    {PageKind::error, Where::line, "正在跳转|即将跳转|自动跳转|系统发生错误|系统繁忙|服务器错误"},
    {PageKind::error,
     Where::line,
     "服务器|服务|系统|网站|站点 * 错误|繁忙|不可用|维护|无响应|升级中|关闭"},
    {PageKind::error, Where::title, "404|410", Cause::gone},
    {PageKind::error, Where::title, "403|500|502|503|504|405|400|401"},
    {PageKind::error, Where::title, "404 * 错误|页面|页|找不到|未找到|提示", Cause::gone},
    {PageKind::error, Where::title, "error|错误 * 404", Cause::gone},
    {PageKind::error, Where::title, "error|错误 * 403|500|502|503|页面|提示"},
    {PageKind::error, Where::title, "error|http error|错误|出错了|请求错误|错误提示|参数错误"},
    {PageKind::error, Where::line, "参数错误|请求错误|非法请求|权限不足|访问权限"},
    {PageKind::error,
     Where::line,
     "page|url|document|resource|file|address|object * not found|cannot be found|cant be "
     "found|could not be found|couldnt be found|wasnt found|was not found|doesnt exist|does not "
     "exist|no longer exists",
     Cause::gone},
    {PageKind::error,
     Where::line,
     "cant|cannot|couldnt|could not|unable to * find * page|url|looking for|requested|address",
     Cause::gone},
    {PageKind::error,
     Where::title,
     "not found|page missing|page unavailable|page error|oops",
     Cause::gone},
    {PageKind::error, Where::line, "404 not found|410 gone", Cause::gone},
    {PageKind::error,
     Where::line,
     "403 forbidden|500 internal server error|502 bad gateway|503 service|504 gateway|400 bad "
     "request|401 unauthorized|internal server error|bad gateway|service unavailable|service "
     "temporarily unavailable|gateway timeout|gateway time out|web server is down|origin is "
     "unreachable"},
    {PageKind::error, Where::title, "forbidden|bad request|unauthorized|access denied|moved"},
    {PageKind::error,
     Where::line,
     "access denied|permission to access|object moved|moved permanently|302 found|301 "
     "moved|document has moved|welcome to nginx"},
    {PageKind::error, Where::line, "拒绝访问|禁止访问|访问被拒绝|无权访问"},
    {PageKind::error, Where::title, "site|under * maintenance|construction"},
    {PageKind::error, Where::line, "down for maintenance|be back soon|under maintenance"},
    {PageKind::error, Where::line, "an error occurred|something went wrong|an error has occurred"},
    {PageKind::error, Where::line, "you are being|will be|redirecting|being * redirected|you to"},
    {PageKind::error, Where::title, "redirecting|loading|跳转中|页面跳转"},

    // A check that the reader is a person or a browser.
    {PageKind::challenge,
     Where::line,
     "just a moment|attention required|checking your browser|checking if the site connection is "
     "secure|verifying you are human|verify you are human|verify you are a human|verify that you "
     "are human|are you a robot|are you a human|you are not a robot|im not a robot|youre not a "
     "robot|robot check|pardon our interruption|please verify you|complete the security check|ddos "
     "protection|needs to review the security|performing security verification",
     Cause::captcha},
    {PageKind::challenge,
     Where::title,
     "security check|captcha|human verification|bot detection|security verification|one more "
     "step|please wait|access to this page has been denied",
     Cause::captcha},
    {PageKind::challenge, Where::line, "too many requests|rate limit exceeded", Cause::rate_limit},
    {PageKind::challenge,
     Where::line,
     "unusual traffic|automated requests|automated queries|enable javascript and cookies to "
     "continue|you have been blocked|prove you are human|prove youre human|solve the captcha|solve "
     "this captcha",
     Cause::captcha},
    {PageKind::challenge,
     Where::title,
     "安全验证|安全检查|安全检测|安全认证|人机验证|验证码|滑动验证|身份验证|访问验证|网站防火墙|"
     "请输入验证码|图形验证|环境异常|访问异常|请求异常",
     Cause::captcha},
    {PageKind::challenge,
     Where::line,
     "安全|人机|滑动|滑块|身份|拖动|拼图 * 验证 * 继续访问|继续浏览|完成|通过|后|解锁|拼图",
     Cause::captcha},
    {PageKind::challenge,
     Where::line,
     "完成|进行|通过|输入|请 * 验证码|安全验证|人机验证|滑块验证|完成验证|滑动验证|验证后|拼图",
     Cause::captcha},
    {PageKind::challenge, Where::line, "拖动|滑动|移动|按住 * 滑块|拼图|验证", Cause::captcha},
    {PageKind::challenge,
     Where::line,
     "访问|操作|请求|搜索|刷新 * 频繁|频率过高|过快|过多",
     Cause::rate_limit},
    {PageKind::challenge, Where::line, "环境|网络|请求|流量|访问|行为 * 异常|可疑", Cause::captcha},
    {PageKind::challenge, Where::line, "请求 * 拦截|限制本次访问", Cause::captcha},
    {PageKind::challenge,
     Where::line,
     "限制本次访问|请求被拦截|访问被拦截|被防火墙拦截|去验证|正在检查您的浏览器|正在验证您|"
     "检测您的浏览器|验证您是否是真人|确认您是真人|您不是机器人",
     Cause::captcha},

    // Asks who is there.
    {PageKind::login,
     Where::title,
     "登录|登陆|用户登录|请登录|请先登录|会员登录|账号登录|登录注册|登录页|扫码登录|欢迎登录|"
     "登录账号",
     Cause::login},
    {PageKind::login,
     Where::title,
     "log in|login|sign in|signin|sign in or register|sign up|log in or sign up|log in to|sign in "
     "to|member login|subscribe|subscription required",
     Cause::login},
    {PageKind::login,
     Where::line,
     "请|需|需要|您还没有|尚未|您还未|必须 * 登录|登陆",
     Cause::login},
    {PageKind::login,
     Where::line,
     "登录|登陆|注册|订阅|付费|开通会员|成为会员|购买|关注 * 后|即可|才能|继续|可以 * "
     "查看|阅读|浏览|访问|可见|观看|全文",
     Cause::login},
    {PageKind::login,
     Where::line,
     "付费内容|付费文章|会员专享|会员专属|订阅用户专享|vip专享",
     Cause::login},
    {PageKind::login,
     Where::line,
     "打开|下载|在|前往 * app|客户端 * 查看|阅读|观看|打开",
     Cause::login},
    {PageKind::login,
     Where::line,
     "sign in|log in|login|register|subscribe|create an account|become a member|start your * to "
     "continue|to read|to view|to access|to keep reading|to see|to unlock|for full access|to "
     "finish reading|free trial|to comment|trial",
     Cause::login},
    {PageKind::login,
     Where::line,
     "subscribers only|for subscribers|members only|subscriber exclusive|subscriber only|only "
     "available to subscribers|exclusive to subscribers|available to subscribers|please sign "
     "in|please log in|must be logged in|need to be logged in|you must log in|already a "
     "subscriber|reached your limit|last free article|free articles left",
     Cause::login},

    // Nothing but the wish for a script.
    {PageKind::unknown, Where::line, "enable|requires|need|needs|without|turn on * javascript"},
    {PageKind::unknown, Where::line, "javascript * disabled|not enabled|is required|enabled"},
    {PageKind::unknown, Where::line, "启用|开启|打开|支持|允许|禁用 * javascript|js脚本|脚本"},
    {PageKind::unknown, Where::title, "加载中|正在加载|数据加载中"},
};

struct Clue {
  Cause cause;
  std::vector<std::string_view> words;  // In letters.
};

}  // namespace

std::span<const SayingRow> saying_rows() {
  return rows;
}

Cause finer_cause(Cause cause, std::string_view letters) {
  // What is told exactly stays as it is.
  if (cause != Cause::gone && cause != Cause::violation) return cause;
  static const std::vector<Clue> clues = {
      {Cause::geo_block, {"所在地区", "所在国家", "yourcountry", "yourregion", "yourlocation"}},
      {Cause::complaint, {"侵权", "著作权", "版权", "侵犯", "copyright", "dmca", "infring"}},
      {Cause::violation,
       {"违规",
        "违反",
        "违法",
        "涉嫌",
        "举报",
        "投诉",
        "法律法规",
        "violat",
        "termsofservice",
        "communityguidelines",
        "communitystandards"}},
      {Cause::hidden, {"隐私", "可见时间", "仅自己可见", "暂时", "审核中", "privacy"}},
      {Cause::author,
       {"作者",
        "发布者",
        "发布人",
        "发送人",
        "楼主",
        "bytheauthor",
        "byitsauthor",
        "bytheowner",
        "byitsowner",
        "bytheuser",
        "bythepublisher",
        "bytheposter"}}};
  for (const Clue& clue : clues) {
    if (contains_any(letters, clue.words)) return clue.cause;
  }
  return cause;
}

}  // namespace weiguan::extract
