#include "archive/sqlite/detail/fields.h"

#include <string>

#include "archive/detail/rules.h"
#include "text/fold.h"

namespace weiguan::detail {

namespace {

void add_all(Statement& rows, Bits& found) {
  while (rows.step()) found.add(rows.integer(0));
}

// There are far fewer accounts than posts, so the accounts are looked through.
void add_accounts(Database& archive, const std::string& value, Bits& found) {
  Statement next =
      archive.prepare("SELECT account FROM articles WHERE account > ?1 ORDER BY account LIMIT 1");
  Statement rows = archive.prepare("SELECT n FROM articles WHERE account = ?1");
  std::string account;
  while (next.with(account).step()) {
    account = next.text(0);
    if (account_matches(account, value)) add_all(rows.with(account), found);
  }
}

void add_site(Database& archive, const std::string& value, Bits& found) {
  // "cn.com.people." is the beginning of all its subdomains' keys, and "/" follows ".".
  const std::string from = site_key_of_host(value);
  if (from.empty()) return;
  std::string to = from;
  to.back() = '/';
  add_all(
      archive.prepare("SELECT n FROM articles WHERE site >= ?1 AND site < ?2").with(from, to),
      found);
}

void add_raw(Database& archive, const std::string& value, Bits& found) {
  const std::string folded = fold(value);
  Statement rows = archive.prepare("SELECT article, extra FROM readings WHERE extra <> ''");
  while (rows.step()) {
    if (raw_matches(rows.view(1), folded)) found.add(rows.integer(0));
  }
}

}  // namespace

Bits articles_by_field(Database& archive, const Query& query, std::int64_t last) {
  Bits found(last);
  for (const std::string& value : query.values) {
    if (query.field == "outlet") {
      add_all(archive.prepare("SELECT n FROM articles WHERE outlet = ?1").with(value), found);
    } else if (query.field == "kind") {
      add_all(archive.prepare("SELECT n FROM articles WHERE kind = ?1").with(value), found);
    } else if (query.field == "lang") {
      add_all(archive.prepare("SELECT n FROM articles WHERE language = ?1").with(value), found);
    } else if (query.field == "account") {
      add_accounts(archive, value, found);
    } else if (query.field == "site") {
      add_site(archive, value, found);
    } else if (query.field == "raw") {
      add_raw(archive, value, found);
    }
  }
  return found;
}

}  // namespace weiguan::detail
