// The decompressed bytes of a file, with the places of the members or frames they come from.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "capture/detail/decoder.h"
#include "capture/detail/read_ahead.h"
#include "capture/detail/window.h"

namespace weiguan::detail {

// Told what is wrong with the packing: a short rule ("damaged", "dictionary", ...), where, and a
// sentence.
using Complaint =
    std::function<void(std::string_view rule, std::uint64_t offset, const std::string& reason)>;

struct StreamOptions {
  std::uint64_t max_ratio = 2000;
  // Whether a member found after damage may be the next: it is given the member's first bytes.
  std::function<bool(std::string_view)> plausible;
  bool read_ahead = false;  // Of gzip: decode coming members on a second thread.
};

// A plain file is one member.  Memory: what the reader leaves in view, and 64 MiB; as much again
// when it reads ahead.
class Stream {
 public:
  Stream(StoredBytes input, StreamOptions options, Complaint complaint);
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  Packing packing() const { return packing_; }
  std::string_view view() const { return output_.view(); }
  std::string_view tail() const;  // The part of view() that comes from the newest member.
  void consume(std::size_t count);

  bool more();         // Makes view() longer; false when the newest member has no more.
  bool next_member();  // Starts the next member behind what is in view; false at the file's end.

  bool ended() const { return ended_; }      // The newest member has no more.
  bool damaged() const { return damaged_; }  // The newest member ended in damage.
  std::uint64_t stored_position() const;

  struct Place {
    std::uint64_t offset = 0;  // Of the member that holds view()'s first byte.
    std::uint64_t inner = 0;   // Bytes into it.
    std::uint64_t end = 0;     // Where the member ends in the file; 0 where not known yet.
  };
  Place place() const;
  // Where the member of the last consumed byte ends in the file; 0 where not known yet.
  std::uint64_t end_of_consumed() const;

 private:
  struct Member {
    std::uint64_t start = 0;  // Of its first byte among all decompressed bytes.
    std::uint64_t offset = 0;
    std::uint64_t end = 0;
  };

  bool take_ahead();   // Shows the next member that was decoded ahead; false when there is none.
  bool find_member();  // Moves the input to the next member's first byte.
  bool skip_frame();   // Over one zstd skippable frame, taking the dictionary out of it.
  void load_dictionary(std::string_view bytes);
  bool decode_whole_member();
  bool decode_step();
  void finish_member();
  void fail_member(const std::string& reason);
  void search_member(std::size_t from);

  StoredBytes input_;
  StreamOptions options_;
  Complaint complaint_;
  Packing packing_ = Packing::plain;
  Decoder decoder_;
  Decoder probe_;
  Window output_;
  std::deque<Member> members_;
  std::uint64_t consumed_ = 0;  // Decompressed bytes that left the view.
  std::size_t taken_ = 0;  // Of the input, decoded and still held to search again after damage.
  std::size_t guess_ = std::size_t{1} << 20;
  std::uint64_t last_end_ = 0;  // Of the newest member that left the view.
  std::uint64_t made_ = 0;      // By the newest member.
  bool ended_ = true;
  bool damaged_ = false;

  // Of the batch's members `shown_` are in view or were; the others lie behind what is in view,
  // hidden.
  ReadAhead::Batch batch_;
  std::size_t shown_ = 0;
  bool taking_ahead_ = false;         // The newest member was decoded ahead.
  std::unique_ptr<ReadAhead> ahead_;  // The last: its thread ends before anything else does.
};

}  // namespace weiguan::detail
