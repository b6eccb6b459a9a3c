// A request and its answer, free of any HTTP library, so that pages are tested without a socket.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/stop.h"
#include "views/tables/tables.h"

namespace weiguan::web {

struct BundledFile;

using Pairs = std::vector<std::pair<std::string, std::string>>;

// What an answer is written as: the page, or one of its twins.
enum class Form { html, json, jsonl, csv };

// Rows one after the other, to be kept as a file.
constexpr bool is_rows(Form form) {
  return form == Form::csv || form == Form::jsonl;
}
constexpr Format rows_format(Form form) {
  return form == Form::jsonl ? Format::jsonl : Format::csv;
}
// "Content-Disposition" of such a file.
std::pair<std::string, std::string> download_header(std::string_view name, Form form);

struct Request {
  // Decoded, without the ".json", ".jsonl" or ".csv" of a twin: "/article/0123456789abcdef".
  std::string path;
  Form form = Form::html;
  Pairs parameters;  // Decoded, in order.
  Speech speech = Speech::en;
  std::string method = "GET";
  std::string body;  // JSON; only of a method that changes something.

  // The first of that name, without white space around it; empty where there is none.
  std::string_view parameter(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  bool has(std::string_view name) const;
};

// Takes the next piece of an answer.  False: nobody listens any more.
using Write = std::function<bool(std::string_view)>;

struct Reply {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  Pairs headers;
  std::string body;
  // In place of `body`: a file of the dashboard, sent compressed to who takes it.
  const BundledFile* packed = nullptr;
  // Where the answer is long: writes it piece by piece in place of `body`.  What it throws before
  // its first piece becomes an error page; later, the connection is cut so that nobody takes a half
  // for the whole.
  std::function<void(const Write& write, const Stop& stop)> stream;
  std::optional<std::uint64_t> length;  // Of the stream, where it is known before.
};

// "/a/b.json" with "?x=1&y=2" already taken apart.
Request make_request(std::string path, Pairs parameters, Speech speech);

// The address of a request, with some parameters put in the place of those of the same names.  An
// empty value stands only where the request had it; `without` names what is left out.
std::string address_of(std::string_view path, const Pairs& parameters, Form form = Form::html);
Pairs with(Pairs parameters, std::string_view name, std::string_view value);
Pairs without(Pairs parameters, std::string_view name);

// ?ui= first (lang= is the articles'), then the cookie, then what the browser asks for (RFC
// 9110, 12.5.4), then English.
Speech choose_speech(
    std::string_view parameter, std::string_view cookie, std::string_view accept_language);

// The value of a cookie; empty where there is none.
std::string cookie_value(std::string_view header, std::string_view name);

}  // namespace weiguan::web
