package unioncard.web.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import unioncard.member.Country;

/** Countries and regions to choose from. */
@Named
@ApplicationScoped
public class Countries {

    public List<Country> getAll() {
        return Country.all();
    }
}
