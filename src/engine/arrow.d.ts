// Arrow 13 ships declarations only where TypeScript does not look when the importer is an ES module.
declare module "apache-arrow" {
  export type * from "apache-arrow/Arrow.dom" with {"resolution-mode": "require"};

  type Arrow = typeof import("apache-arrow/Arrow.dom", {with: {"resolution-mode": "require"}});
  export type DataType = InstanceType<Arrow["DataType"]>;
  export const DataType: Arrow["DataType"];
  export const tableFromIPC: Arrow["tableFromIPC"];
}
