#include "base/url.h"
#include "views/cli/detail/console.h"
#include "views/web/server.h"

namespace weiguan {

namespace {

ExitStatus run(const Caller& caller, const Given& given) {
  ServeOptions options;
  options.host = given.text("host", options.host);
  options.port = static_cast<int>(given.whole("port", 0, 0, 65535));
  options.token = given.text("token");
  options.certificate = given.text("certificate");
  options.key = given.text("key");
  Observatory observatory = open_observatory(caller, Access::read);
  serve(observatory, options, caller.stop, [&](const std::string& address) {
    const bool asked = !options.token.empty();
    fmt::print("{}{}\n", address, asked ? "?token=" + percent_encode(options.token) : "");
    std::fflush(stdout);
    if (terminal(stdout)) {
      remark(tell(caller.speech, {"Ctrl-C ends it", "按 Ctrl-C 结束"}));
    }
  });
  return ExitStatus::done;
}

}  // namespace

Verb verb_serve() {
  Verb verb;
  verb.name = "serve";
  verb.about_en = "Show the observatory in the browser; prints the address.";
  verb.about_zh = "在浏览器中查看观测站；输出其地址。";
  verb.options = {
      {"port", "N", "Any free one otherwise.", "端口；默认任取空闲端口。"},
      {"host",
       "HOST",
       "127.0.0.1 otherwise; another one needs --token.",
       "默认 127.0.0.1；其他地址须同时给出 --token。"},
      {"token", "TOKEN", "Asked for before anything is shown.", "访问令牌。"},
      {"certificate",
       "FILE",
       "PEM; with --key: TLS (https).",
       "证书（PEM）；与 --key 同用即启用 TLS。"},
      {"key",
       "FILE",
       "The certificate's key, PEM, without passphrase.",
       "证书私钥（PEM），不带密码。"}};
  verb.examples = {
      "weiguan -C ~/obs serve",
      "weiguan -C ~/obs serve --port 8080",
      "weiguan -C ~/obs serve --host 0.0.0.0 --token \"$TOKEN\" --certificate cert.pem --key "
      "key.pem"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
