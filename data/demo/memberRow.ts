/** A row of a members file, before it is written the way of its library. */
export interface MemberRow {
  number: string;
  name: string;
  email: string;
  phone: string;
  branch: string;
  postcode: string;
  houseNumber: string;
  addition: string;
  birthYear: string;
  category: string;
  joined: string;
  expires: string;
  /** Values beyond the header. */
  surplus: string[];
}
