# Prints the reference columns of pisa2018.tsv with the package itself: Rscript measures/ranking/reference.R
library(csranks)
rows <- read.delim("measures/ranking/pisa2018.tsv", header = FALSE)
variances <- diag(rows$V3^2)
columns <- function(...) csranks(rows$V2, variances, R = 10000, seed = 101, ...)
all95 <- columns()
lone95 <- columns(simul = FALSE)
all75 <- columns(coverage = 0.75)
write.table(
  data.frame(rows$V1, rows$V2, rows$V3, all95$L, all95$U, lone95$L, lone95$U, all75$L, all75$U),
  sep = "\t", quote = FALSE, row.names = FALSE, col.names = FALSE)
