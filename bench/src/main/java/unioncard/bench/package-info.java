/** Measured comparisons: one class with a main per bench; what they share is {@link unioncard.bench.Comparison} and {@link unioncard.bench.BenchDatabase}. */
package unioncard.bench;
