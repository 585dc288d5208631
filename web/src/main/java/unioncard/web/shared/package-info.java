/** What every page stands on: menu, texts, list pattern, failures, headers. Nothing here knows a capability. */
package unioncard.web.shared;
