#include "text/pieces.h"

#include <string>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

// The pieces between bars, signs in parentheses; a double bar ends a sentence.
std::string pieces(std::string_view text) {
  std::string all;
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    switch (piece.kind) {
      case PieceKind::word:
      case PieceKind::character:
        all += std::string(piece.folded) + "|";
        break;
      case PieceKind::sign:
        all += "(" + std::string(piece.folded) + ")";
        break;
      case PieceKind::sentence_end:
        all += "|";
        break;
    }
  }
  return all;
}

TEST(Pieces, AreCharactersWordsSignsAndEnds) {
  EXPECT_EQ(pieces("“潮汐”，AI時代。"), "(“)潮|汐|(”)(,)ai|时|代||");
  EXPECT_EQ(pieces("甲 乙！丙？丁"), "甲|( )乙||丙||丁|");
  EXPECT_EQ(pieces("甲；乙：丙、丁"), "甲|(;)乙|(:)丙|(、)丁|");
}

TEST(Pieces, AParagraphEndsASentence) {
  EXPECT_EQ(pieces("甲\n乙"), "甲||乙|");
  EXPECT_EQ(pieces("one\n\ntwo"), "one||two|");
}

TEST(Pieces, AFullStopEndsASentenceOnlyBehindItsWord) {
  EXPECT_EQ(pieces("The tide rose. It fell."), "the|tide|rose||it|fell||");
  EXPECT_EQ(pieces("He said \"no.\" They"), "he|said|(\")no||(\")they|");
  EXPECT_EQ(pieces("3.5 and tide.example stay"), "3|(.)5|and|tide|(.)example|stay|");
  EXPECT_EQ(pieces("J. Tide of the U.S. fleet"), "j|(.)tide|of|the|u|(.)s|(.)fleet|");
}

TEST(Pieces, StandWhereTheirTokensStand) {
  const std::string text = "在 5G 時代，說。";
  std::size_t before = 0;
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    EXPECT_GE(piece.begin, before);
    EXPECT_GT(piece.end, piece.begin);
    before = piece.end;
  }
  EXPECT_EQ(before, text.size());
}

}  // namespace
}  // namespace weiguan
