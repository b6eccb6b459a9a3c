#include "capture/detail/stream.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace weiguan::detail {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t ahead = std::size_t{256} << 10;  // Held of the input before a member.
constexpr std::size_t largest_member = std::size_t{8}
                                       << 20;  // Decoded at once; also held to search.
constexpr std::size_t largest_output = std::size_t{64} << 20;
constexpr std::size_t decode_step_size = std::size_t{256} << 10;
constexpr std::uint64_t ratio_from = std::uint64_t{16} << 20;
constexpr std::size_t largest_dictionary = std::size_t{8} << 20;
constexpr std::size_t npos = std::string_view::npos;

std::size_t find_magic(std::string_view bytes, Packing packing, std::size_t from) {
  return bytes.find(packing == Packing::gzip ? "\x1f\x8b\x08"sv : "\x28\xb5\x2f\xfd"sv, from);
}

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = (number << 8) | static_cast<unsigned char>(bytes[i]);
  return number;
}

bool is_skippable(std::string_view bytes) {
  return bytes.size() >= 4 && (little_endian(bytes) & 0xfffffff0U) == 0x184d2a50U;
}

}  // namespace

Stream::Stream(StoredBytes input, StreamOptions options, Complaint complaint)
    : input_(std::move(input)), options_(std::move(options)), complaint_(std::move(complaint)) {
  input_.fill(16);
  packing_ = packing_of(input_.view());
  if (packing_ == Packing::unsupported) {
    complaint_(
        "unsupported-compression",
        input_.position(),
        fmt::format(
            "The file is compressed with {}, which is not read; expected plain, gzip or zstd.",
            name_of(input_.view())));
  }
  if (packing_ == Packing::gzip && options_.read_ahead)
    ahead_ = std::make_unique<ReadAhead>(input_);
}

std::uint64_t Stream::stored_position() const {
  return taking_ahead_ ? members_.back().end : input_.position() + taken_;
}

std::string_view Stream::tail() const {
  if (members_.empty()) return {};
  const std::uint64_t start = members_.back().start;
  const std::string_view all = view();
  return start <= consumed_ ? all : all.substr(static_cast<std::size_t>(start - consumed_));
}

void Stream::consume(std::size_t count) {
  output_.consume(count);
  consumed_ += count;
  while (members_.size() > 1 && members_[1].start <= consumed_) {
    last_end_ = members_.front().end;
    members_.pop_front();
  }
}

std::uint64_t Stream::end_of_consumed() const {
  if (members_.empty()) return 0;
  return members_.front().start == consumed_ ? last_end_ : members_.front().end;
}

Stream::Place Stream::place() const {
  if (members_.empty()) return {};
  const Member& first = members_.front();
  if (packing_ == Packing::plain) return {first.offset + consumed_, 0, 0};
  return {first.offset, consumed_ - first.start, first.end};
}

bool Stream::more() {
  if (ended_) return false;
  if (packing_ != Packing::plain) return decode_step();
  input_.fill(decode_step_size);
  const std::string_view in = input_.view();
  if (in.empty()) {
    ended_ = true;
    return false;
  }
  std::copy(in.begin(), in.end(), output_.room(in.size()));
  output_.added(in.size());
  input_.consume(in.size());
  return true;
}

bool Stream::next_member() {
  if (packing_ == Packing::unsupported) return false;
  if (packing_ == Packing::plain && !members_.empty()) return false;
  if (ahead_ && take_ahead()) return true;
  if (!find_member()) return false;
  members_.push_back({consumed_ + output_.size(), input_.position(), 0});
  ended_ = damaged_ = false;
  made_ = 0;
  taken_ = 0;
  if (packing_ == Packing::plain) return true;
  if (packing_ == Packing::gzip && decode_whole_member()) return true;
  decoder_.start(packing_);
  return true;
}

bool Stream::take_ahead() {
  if (shown_ == batch_.members.size()) {
    shown_ = 0;
    taking_ahead_ = false;
    if (!ahead_->next(batch_)) return false;
    const std::size_t size = batch_.bytes.size();
    if (output_.size() == 0) {
      std::swap(output_, batch_.bytes);
    } else {
      const std::string_view all = batch_.bytes.view();
      std::copy(all.begin(), all.end(), output_.room(size));
      output_.added(size);
    }
    output_.hide(size);
  }
  const ReadAhead::Member& member = batch_.members[shown_++];
  members_.push_back({consumed_ + output_.size(), member.offset, member.end});
  output_.added(member.size);
  ended_ = taking_ahead_ = true;
  damaged_ = false;
  made_ = taken_ = 0;
  return true;
}

bool Stream::find_member() {
  if (packing_ == Packing::plain) return input_.fill(1);
  while (true) {
    // A member's fixed header, or the 8 bytes of a skippable frame.
    if (!input_.fill(1)) return false;
    input_.fill(ahead);
    const std::string_view in = input_.view();
    if (packing_ == Packing::zstd && is_skippable(in)) {
      if (!skip_frame()) return false;
      continue;
    }
    if (find_magic(in.substr(0, 4), packing_, 0) == 0) return true;
    const std::size_t zeros = std::min(in.find_first_not_of('\0'), in.size());
    if (zeros > 0) {
      input_.consume(zeros);
      continue;
    }
    const std::uint64_t from = input_.position();
    search_member(1);
    complaint_(
        "damaged",
        from,
        fmt::format(
            "{} bytes that belong to no compressed member were passed over.",
            input_.position() - from));
  }
}

bool Stream::skip_frame() {
  const bool first = members_.empty();
  if (!input_.fill(8)) {
    input_.consume(input_.view().size());
    return false;
  }
  const bool dictionary = little_endian(input_.view()) == 0x184d2a5dU;
  std::uint64_t left = little_endian(input_.view().substr(4));
  input_.consume(8);
  if (dictionary && first && left <= largest_dictionary) {
    input_.fill(static_cast<std::size_t>(left));
    load_dictionary(input_.view().substr(0, static_cast<std::size_t>(left)));
  }
  while (left > 0 && input_.fill(1)) {
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(left, input_.view().size()));
    input_.consume(step);
    left -= step;
  }
  return true;
}

void Stream::load_dictionary(std::string_view bytes) {
  if (packing_of(bytes) != Packing::zstd) return decoder_.set_dictionary(bytes);
  std::string whole;
  decoder_.start(Packing::zstd);
  Decoder::Result result;
  while (result.step == Step::going && whole.size() <= largest_dictionary) {
    const std::size_t before = whole.size();
    whole.resize(before + decode_step_size);
    result = decoder_.step(bytes, whole.data() + before, decode_step_size);
    whole.resize(before + result.made);
    bytes.remove_prefix(result.used);
    if (result.used == 0 && result.made == 0) break;
  }
  if (result.step != Step::ended) {
    complaint_(
        "damaged", input_.position(), "The dictionary at the file's start cannot be decompressed.");
    return;
  }
  decoder_.set_dictionary(whole);
  probe_.set_dictionary(whole);
}

bool Stream::decode_whole_member() {
  while (true) {
    char* out = output_.room(guess_);
    const auto result = decoder_.whole_member(input_.view(), out, output_.free());
    if (result.step == Step::ended) {
      output_.added(result.made);
      input_.consume(result.used);
      finish_member();
      return true;
    }
    if (result.step == Step::going) {
      if (output_.free() >= largest_output) return false;
      guess_ = std::max(guess_, output_.free()) * 2;
    } else {
      // Perhaps only the member's end is not held yet.
      if (input_.at_end() || input_.view().size() >= largest_member) return false;
      input_.fill(std::min(largest_member, 4 * input_.view().size()));
    }
  }
}

bool Stream::decode_step() {
  while (true) {
    std::string_view in = input_.view().substr(taken_);
    if (in.empty()) {
      // Once a member is long, its start need not be held any more.
      if (taken_ > largest_member) {
        input_.consume(taken_);
        taken_ = 0;
      }
      input_.fill(taken_ + ahead);
      in = input_.view().substr(taken_);
    }
    char* out = output_.room(decode_step_size);
    const auto result = decoder_.step(in, out, output_.free());
    output_.added(result.made);
    taken_ += result.used;
    made_ += result.made;
    const std::uint64_t stored = input_.position() + taken_ - members_.back().offset;
    if (result.step == Step::ended) {
      input_.consume(taken_);
      taken_ = 0;
      finish_member();
    } else if (result.step == Step::damaged) {
      fail_member("is damaged; what could be decompressed before the damage is kept");
    } else if (made_ > ratio_from && made_ / stored > options_.max_ratio) {
      fail_member(fmt::format(
          "grows to more than {} times its size, as a zip bomb does", options_.max_ratio));
    } else if (result.used == 0 && result.made == 0 && input_.at_end()) {
      fail_member("is cut off by the end of the file");
    }
    if (result.made > 0) return true;
    if (ended_) return false;
  }
}

void Stream::finish_member() {
  members_.back().end = input_.position();
  ended_ = true;
}

void Stream::fail_member(const std::string& reason) {
  const std::uint64_t offset = members_.back().offset;
  ended_ = damaged_ = true;
  search_member(input_.position() == offset ? 1 : taken_);
  members_.back().end = input_.position();
  complaint_(
      "damaged",
      offset,
      fmt::format("The {} {}.", packing_ == Packing::gzip ? "gzip member" : "zstd frame", reason));
}

void Stream::search_member(std::size_t from) {
  taken_ = 0;
  while (true) {
    input_.fill(from + ahead);
    const std::string_view in = input_.view();
    const std::size_t at = find_magic(in, packing_, std::min(from, in.size()));
    if (at == npos) {
      // The last bytes may be the first of a magic number.
      const std::size_t keep = input_.at_end() ? 0 : std::min<std::size_t>(3, in.size());
      input_.consume(in.size() - keep);
      from = 0;
      if (input_.at_end()) return;
      continue;
    }
    input_.consume(at);
    input_.fill(ahead);
    if (!options_.plausible || options_.plausible(first_decoded(probe_, packing_, input_.view())))
      return;
    from = 1;
  }
}

}  // namespace weiguan::detail
