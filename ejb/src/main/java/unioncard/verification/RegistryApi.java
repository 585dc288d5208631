package unioncard.verification;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A registry over HTTP (docs/registry-http.md). Personal data stands in the body only, never in an address. */
@Path("queries")
public interface RegistryApi {

    /** Asks about up to 200 persons; the body is read by {@link RegistryReply}, which trusts nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response ask(@HeaderParam("Authorization") String authorization, @HeaderParam("Request-Id") String requestId, String body);
}
