// Marks that stand in pairs: quotation marks and brackets, as they are after folding.
#pragma once

namespace weiguan::detail {

// What closes a quotation that this mark opens; 0 where it opens none, and for the straight mark,
// which is both.
inline char32_t closing_of(char32_t mark) {
  switch (mark) {
    case U'“':
    case U'„':
      return U'”';
    case U'「':
      return U'」';
    case U'『':
      return U'』';
    case U'«':
      return U'»';
    case U'〝':
      return U'〞';
    default:
      return 0;
  }
}

// Whether it closes a quotation or a bracket.
inline bool closes(char32_t mark) {
  switch (mark) {
    case U'"':
    case U'\'':
    case U')':
    case U']':
    case U'”':
    case U'’':
    case U'»':
    case U'」':
    case U'』':
    case U'〞':
    case U'】':
    case U'》':
    case U'〉':
    case U'〕':
      return true;
    default:
      return false;
  }
}

}  // namespace weiguan::detail
