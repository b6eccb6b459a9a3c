#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

ExitStatus run(const Caller& caller, const Given& given) {
  const std::filesystem::path folder =
      given.has("DIR") ? std::filesystem::path(given.text("DIR")) : caller.folder;
  std::string name = given.text("name");
  if (name.empty()) {
    // "obs/" and "." have no name of their own.
    const auto whole = std::filesystem::absolute(folder / "x").lexically_normal().parent_path();
    name = whole.filename().string();
  }
  Observatory::init(folder, given.texts("pack"), name);
  fmt::print(
      "{}\n",
      tell(
          caller.speech,
          {"Made the observatory {}. Next: weiguan -C {} import FILE...",
           "已建立观测站 {}。下一步：weiguan -C {} import 文件..."},
          folder.string(),
          folder.string()));
  return ExitStatus::done;
}

}  // namespace

Verb verb_init() {
  Verb verb;
  verb.name = "init";
  verb.about_en = "Make an observatory: a folder for captures and what is read out of them.";
  verb.about_zh = "建立观测站：存放存档及其读出内容的目录。";
  verb.options = {
      {"DIR", "", "The folder; that of -C otherwise.", "目录；默认为 -C 所指。"},
      {"pack",
       "PACK",
       "What is known of a media system: \"china\", or a folder. May be given several times.",
       "资料包：china 或一个目录。可给出多次。",
       false,
       true},
      {"name",
       "NAME",
       "The dashboard's title; the folder's name otherwise.",
       "面板标题；默认为目录名。"}};
  verb.examples = {"weiguan init ~/obs --pack china"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
