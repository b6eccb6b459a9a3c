# Recomputes the reference values of src/stats/survival_test.cc, incidence_test.cc and logrank_test.cc that R's survival gives.
#
#   Rscript measures/survival_reference.R        (Debian: apt-get install r-cran-survival)
library(survival)
options(digits = 15)
cat("R", as.character(getRversion()), "survival", as.character(packageVersion("survival")), "\n")

# Exact times: `time`, `dead`, `entry`, `cause` (1 or 2), `group`.
time  <- c(1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 12)
dead  <- c(1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1,  1,  0,  0)
entry <- c(0, 0, 0, 1, 0, 2, 0, 3, 0, 5, 0,  4,  2,  0)
cause <- c(1, 2, 0, 1, 1, 2, 0, 2, 1, 0, 2,  1,  0,  0)
group <- c(0, 0, 1, 1, 0, 2, 2, 1, 0, 2, 1,  2,  1,  0)

show <- function(fit) print(data.frame(time = fit$time, survival = fit$surv, low = fit$lower, high = fit$upper))
cat("# Kaplan and Meier\n")
show(km <- survfit(Surv(time, dead) ~ 1, conf.type = "log-log"))
print(quantile(km, 0.5))
cat("# with entries\n")
show(survfit(Surv(entry, time, dead) ~ 1, conf.type = "log-log"))
cat("# Aalen and Johansen\n")
state <- factor(cause * dead, 0:2, c("alive", "one", "two"))
print(summary(survfit(Surv(time, state) ~ 1))$pstate)
print(summary(survfit(Surv(entry, time, state) ~ 1, id = seq_along(time)))$pstate)
cat("# log-rank, three groups\n")
test <- survdiff(Surv(time, dead) ~ group)
print(c(test$obs, test$exp, test$chisq))
cat("# Turnbull\n")
left  <- c(0, 0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 2.5, 3)
right <- c(2, 3, 3, 4, 5, Inf, 6, 6, Inf, 8, 9, Inf, 10, 2.5, 7)
# survfit takes [left, right]; an open left end is put just behind.
shifted <- ifelse(left == right, left, left + 1e-6)
fit <- survfit(Surv(shifted, ifelse(is.finite(right), right, NA), type = "interval2") ~ 1,
               timefix = FALSE)
print(data.frame(time = fit$time, survival = fit$surv))
