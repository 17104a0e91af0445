package tongban.node.zone.state;

import tongban.node.web.Nameplate;
import tongban.node.zone.ZoneFile;

/** The name that the pages show, from the zone file. */
record ZonePlate(ZoneFile file) implements Nameplate {

    @Override
    public String code() {
        return file.code().value();
    }

    @Override
    public String zh() {
        return file.zh();
    }

    @Override
    public String en() {
        return file.en();
    }

    @Override
    public boolean demonstration() {
        return file.demonstration();
    }
}
