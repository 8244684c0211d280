// Whom the pages credit.

const openLicence =
  "Contains public sector information licensed under the Open Government Licence v3.0.";
const statistics =
  "Source: Office for National Statistics licensed under the Open Government Licence v3.0.";
export const classification = `Output Area Classification 2021: ${statistics}`;
export const classification2011 = `Output Area Classification 2011: ${statistics}`;
export const boundaries = `${statistics} Contains OS data © Crown copyright and database right 2022.`;
export const libraries = `Libraries of the United Kingdom. ${openLicence}`;
export const members = `Active members by library and area: LibrariesWest. ${openLicence}`;
