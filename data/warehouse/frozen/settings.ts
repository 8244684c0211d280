import type { Config } from "../../config.js";
import type { FrozenSettings } from "../../landing/frozen.js";

/** The part of the configuration that frozen counts depend on. */
export function settingsOf(config: Config): FrozenSettings {
  const { assignment, leaveOutCategories, expiryGraceDays, ageGroups } = config;
  const segmentations =
    assignment === "address" ? [config.segmentation, ...config.alsoSegmentations].sort() : [];
  return {
    // By the area's largest or by its mix is decided later, so frozen counts follow.
    byAddress: assignment === "address",
    segmentations,
    leaveOutCategories: [...leaveOutCategories].sort(),
    expiryGraceDays,
    ageGroups,
  };
}
