/**
 * Starts the product on one machine: PostgreSQL, the application on Payara Micro and, for a try-out, the bank simulator.
 * {@link unioncard.launch.Launch} is the command line; {@link unioncard.launch.Product} is the same for the tests.
 */
package unioncard.launch;
