import { benjaminiHochberg } from "../../transforms/measures/benjaminiHochberg.js";
import { variancesAt } from "../../transforms/measures/clusters.js";
import { dissimilarity } from "../../transforms/measures/dissimilarity.js";
import { hypergeometricP } from "../../transforms/measures/hypergeometric.js";
import { reach } from "../../transforms/measures/interval.js";
import { logIndexVariance, logInterval } from "../../transforms/measures/subsetIndex.js";
import { wilson } from "../../transforms/measures/wilson.js";
import type { Fields } from "./readExample.js";

type Numbers = Record<string, number>;

/** What an example may compute outside a mart, by name: the same functions that the marts use. */
export const computed: Record<string, (input: Fields) => object> = {
  reach: (input) => {
    const { confidence, degrees } = input as Numbers;
    return { standard_errors: reach(confidence!, degrees) };
  },
  wilson: (input) => {
    const { count, total, standard_errors } = input as Numbers;
    return wilson(count!, total!, standard_errors!);
  },
  index_interval: (input) => {
    const { index, standard_errors, ...part } = input as Numbers;
    const variance = logIndexVariance(partIn(part));
    return { variance, ...logInterval(index!, variance, standard_errors!) };
  },
  hypergeometric: (input) => ({ p: hypergeometricP(partIn(input as Numbers)) }),
  benjamini_hochberg: (input) => ({ q: benjaminiHochberg(input.p as number[]) }),
  cluster_variance: (input) => {
    const { member_squares, products, base_squares, clusters, rate, base } = input as Numbers;
    const sums = {
      memberSquares: member_squares!,
      products: products!,
      baseSquares: base_squares!,
    };
    const { own } = variancesAt(
      { own: sums, shared: sums, all: sums, count: clusters!, allCount: clusters! },
      { own: rate!, others: rate! },
    );
    return { variance: own, design_effect: own / (base! * rate! * (1 - rate!)) };
  },
  dissimilarity: (input) => {
    const [one, other] = [input.one as number[], input.other as number[]];
    return { dissimilarity: dissimilarity(one.map((share, place) => [share, other[place]!])) };
  },
};

function partIn({ members, base, all_members, all_base }: Numbers) {
  return { members: members!, base: base!, allMembers: all_members!, allBase: all_base! };
}
