extension Finish {
  package func faults(_ geometry: ArrayGeometry) -> [String] { [] }
}

extension Load {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    FaultList().unless(byteCount > 0, "byteCount is 0").reasons
  }
}

extension LoadTable {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    FaultList().unless(byteCount > 0, "byteCount is 0").reasons
  }
}

extension Receive {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    destination.faults("destination", geometry)
  }
}

extension Send {
  package func faults(_ geometry: ArrayGeometry) -> [String] { source.faults("source", geometry) }
}

extension VectorCopy {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    FeatureMap.faults(input: input, output: output, geometry)
      + FaultList()
      .unless(rowStride > 0, "rowStride is 0")
      .unless(columnStride > 0, "columnStride is 0").reasons
  }
}

extension VectorReshape {
  package func faults(_ geometry: ArrayGeometry) -> [String] {
    FeatureMap.faults(input: input, output: output, geometry)
      + FaultList().unless(
        input.elementCount == output.elementCount,
        "input has \(input.elementCount) elements, output \(output.elementCount)"
      ).reasons
  }
}
