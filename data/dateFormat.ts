import { z } from "zod";

/** Letters that DuckDB reads after a `%` when it takes a date apart, some of them also after `%-`. */
const SPECIFIERS = "aAbBcdfgGhHIjmMnpSTuUVwWxXyYzZ%";
const UNPADDED = "djmyHIMS";
const PART = new RegExp(`%(-[${UNPADDED}]|[${SPECIFIERS}])`, "g");
const YEAR = /%(-?y|[YGcx])/;

/** A way in which dates are written, such as `%d-%m-%Y`. */
export const dateFormat = z.string().superRefine((text, context) => {
  const unknown = /%-?\S?/.exec(text.replaceAll(PART, " "))?.[0];
  if (unknown !== undefined) {
    context.addIssue(
      `"${unknown}" is no part of a date. Use %d, %m, %Y (%-d and %-m without a zero before it, %y for two digits, %b for the name of a month)`,
    );
  } else if (!YEAR.test(text.replaceAll("%%", ""))) {
    context.addIssue("has no year. Write the parts of a date as %d, %m and %Y");
  }
});
