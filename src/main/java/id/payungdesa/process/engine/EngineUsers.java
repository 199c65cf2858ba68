package id.payungdesa.process.engine;

import static id.payungdesa.process.engine.Matching.in;
import static id.payungdesa.process.engine.Matching.is;
import static id.payungdesa.process.engine.Matching.like;
import static id.payungdesa.process.engine.Matching.page;

import id.payungdesa.access.Official;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The engine's question for users, answered from our officials. */
class EngineUsers extends UserQueryImpl {

    EngineUsers(CommandExecutor executor) {
        super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
        return found(context).size();
    }

    @Override
    public List<User> executeList(CommandContext context, Page page) {
        return page(found(context), page);
    }

    private List<User> found(CommandContext context) {
        checkQueryOk();
        var none = tenantId != null || email != null || emailLike != null;
        return (none ? Stream.<Official>empty() : candidates((EngineIdentity) context.getReadOnlyIdentityProvider()))
                .map(EngineIdentity::user)
                .filter(user -> is(id, user.getId()) && in(ids, user.getId()))
                .filter(user -> is(firstName, user.getFirstName()) && like(firstNameLike, user.getFirstName()))
                .filter(user -> is(lastName, user.getLastName()) && like(lastNameLike, user.getLastName()))
                .toList();
    }

    private Stream<Official> candidates(EngineIdentity identity) {
        if (groupId != null) {
            return identity.inGroup(groupId).stream();
        }
        if (ids != null) {
            return Arrays.stream(ids).distinct().flatMap(one -> identity.official(one).stream());
        }
        return id != null ? identity.official(id).stream() : identity.officials();
    }
}
