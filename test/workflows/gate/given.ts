interface Where {
  snapshot_date?: string;
  library?: string;
  branch?: string;
  area_id?: string | null;
}

/** Members of one library and branch who live in one area, on one day. */
export function members(count: number, where: Where = {}) {
  const all = {
    snapshot_date: "2024-01-31",
    library: "Town",
    branch: "Centre",
    area_id: "A",
    ...where,
  };
  const { library, branch, area_id } = all;
  return Array.from({ length: count }, (_, place) => ({
    ...all,
    member_id: `${library} ${branch} ${area_id} ${place}`,
  }));
}

/** A town of one area that two libraries may serve. */
export const town = {
  residents: [
    { area_id: "A", segment_id: "S", persons: 1000, households: 1000 },
    { area_id: "B", segment_id: "T", persons: 1000, households: 1000 },
  ],
  catchments: [
    { library: "Town", area_id: "A", municipality: "Townshire" },
    { library: "Village", area_id: "B", municipality: "Villageshire" },
  ],
  segmentation: [
    { level: "segment" as const, segment_id: "S", name: "S", position: 1 },
    { level: "segment" as const, segment_id: "T", name: "T", position: 2 },
  ],
};
